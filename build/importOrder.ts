/** A part of the repository with one place in the import order. */
export interface Room {
  /** A folder, or one file. A file belongs to the longest path that contains it. */
  path: string
  /** Rooms that this one may import, with the rooms that those may import. */
  above: readonly string[]
}

/**
 * The import order of the whole repository, declared only here. `npm run lint` checks every file, at any depth. A
 * room may import itself, the rooms in `above`, and the rooms that those may import. Tests may import everything.
 */
export const importOrder: readonly Room[] = [
  // Pure: no Node, no DOM (aws/tsconfig.pure.json). Both the app and the local AWS use these.
  { path: 'aws/contract', above: [] },
  { path: 'aws/template', above: ['aws/contract'] },
  { path: 'aws/policy', above: ['aws/template'] },
  { path: 'aws/attempts/own', above: ['aws/policy'] },

  // The app, in the browser.
  { path: 'src/ui', above: ['src/errors.ts'] },
  { path: 'src/errors.ts', above: [] },
  { path: 'src/aws', above: ['src/ui', 'aws/attempts/own'] },
  { path: 'src/ahead', above: ['src/aws'] },
  { path: 'src/session', above: ['src/ahead'] },
  { path: 'src/identity', above: ['src/session'] },
  { path: 'src/agents', above: ['src/identity'] },
  { path: 'src/access', above: ['src/identity'] },
  { path: 'src', above: ['src/agents', 'src/access'] },

  // The local AWS and the operator's commands, in Node.
  { path: 'aws/local', above: ['aws/policy'] },
  { path: 'aws/seed', above: ['aws/local'] },
  { path: 'aws/attempts', above: ['aws/attempts/own', 'aws/local', 'aws/seed'] },
  { path: 'aws/prove', above: ['aws/attempts'] },
  { path: 'aws/cli', above: ['aws/prove'] },

  // The plugins of the build read the template and draw the app's form.
  { path: 'build', above: ['aws/cli', 'src'] },
]
