import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  environments: {
    // One input, so that door, pages and command line are one graph and no module exists twice.
    ssr: { build: { rollupOptions: { input: 'main.ts' } } },
  },
})
