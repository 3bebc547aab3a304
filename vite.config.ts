import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'

/** What runs in a thread of its own is a program of its own, beside the first. */
const layoutThread: Plugin = {
  name: 'layout-thread',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'ssr',
  buildStart() {
    this.emitFile({
      type: 'chunk',
      id: 'app/platform/pdf/layout-thread.server.ts',
      fileName: 'layout-thread.js',
    })
  },
}

export default defineConfig(({ command }) => ({
  plugins: [reactRouter(), layoutThread],
  environments: {
    ssr: {
      build: {
        rollupOptions: {
          // One input, so that door, pages and command line are one graph and no module exists twice.
          input: 'main.ts',
          output: { comments: { legal: true, annotation: false, jsdoc: false } },
        },
      },
      // The build holds the packages too, without what nobody calls: 1200 files fewer to find and read at
      // a start, and a third of the memory less. Two are left out as they find files of theirs beside themselves,
      // the third as the build would take what it has for browsers, which opens no font.
      ...(command === 'build' && {
        define: { 'process.env.NODE_ENV': '"production"' },
        resolve: { noExternal: true, external: ['@electric-sql/pglite', 'pino', '@react-pdf/renderer'] },
      }),
    },
  },
}))
