import type { Plugin } from 'vite'

/** Reduces a package.json of the SDK to its version: the clients import the whole file for that one line. */
export const onlyTheVersion: Plugin = {
  name: 'only-the-version',
  enforce: 'pre',
  transform: {
    filter: { id: /[\\/]@aws-sdk[\\/][^?]*[\\/]package\.json$/ },
    handler: (code) => JSON.stringify({ version: JSON.parse(code).version }),
  },
}
