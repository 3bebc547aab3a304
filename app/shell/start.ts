import { redirect } from 'react-router'

/** The start leads on: to the workspace, to signing in, or to setting up. */
export const loader = () => redirect('/workspaces')
