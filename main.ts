import * as build from 'virtual:react-router/server-build'
import { createRequestHandler } from 'react-router'
import { Hono } from 'hono'
import { serve } from '@hono/node-server'

const app = new Hono()
const handler = createRequestHandler(build)
app.all('*', (c) => handler(c.req.raw))
serve({ fetch: app.fetch, port: 3999 })
