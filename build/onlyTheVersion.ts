import type { Plugin } from 'vite'

/** Reduces a package.json of the SDK to its version. The clients import the whole file and use only the version. */
export const onlyTheVersion: Plugin = {
  name: 'only-the-version',
  enforce: 'pre',
  transform: {
    filter: { id: /[\\/]@aws-sdk[\\/][^?]*[\\/]package\.json$/ },
    handler: (code) => JSON.stringify({ version: JSON.parse(code).version }),
  },
}
