import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Plugin, type Rolldown } from 'vite'

/**
 * When a file is loaded: before the sign-in form can be used, from then on until the agents are on the screen, or
 * later, if ever.
 */
export type Stage = 'form' | 'agents' | 'later'

export interface BuiltFile {
  name: string
  kind: 'js' | 'css'
  stage: Stage
  bytes: number
  /** As gzip -9 packs it. */
  gzip: number
}

/** The modules whose code the page loads after the form, before the user asks for it. */
const roots = ['startApp', 'signedInParts', 'ahead/agentsCode', 'ahead/signInCode'].map((module) =>
  fileURLToPath(new URL(`../../src/${module}.ts`, import.meta.url)),
)

/** Makes the production build in memory and weighs it, smallest file first. */
export async function measureBuild(): Promise<BuiltFile[]> {
  const ahead = new Set<string>()
  const result = await build({
    logLevel: 'error',
    build: { write: false },
    plugins: [collectImportsOf(roots, ahead)],
  })
  const [output] = Array.isArray(result) ? result : [result]
  if (output === undefined || !('output' in output)) throw new Error('the build gave no output')
  const chunks = output.output.filter((file) => file.type === 'chunk')
  const form = reach(chunks, (chunk) => chunk.isEntry)
  const agents = reach(chunks, (chunk) => chunk.moduleIds.some((id) => ahead.has(id)))
  const stageOf = (chunk: string) => (form.has(chunk) ? 'form' : agents.has(chunk) ? 'agents' : 'later')
  const stylesOf = (chunk: Rolldown.OutputChunk) => [...(chunk.viteMetadata?.importedCss ?? [])]

  const files = output.output.flatMap((file): BuiltFile[] => {
    if (file.type === 'chunk') return [weigh(file.fileName, 'js', stageOf(file.fileName), file.code)]
    if (!file.fileName.endsWith('.css')) return []
    const users = chunks.filter((chunk) => stylesOf(chunk).includes(file.fileName))
    const stages = users.map((chunk) => stageOf(chunk.fileName))
    const stage = (['form', 'agents'] as const).find((early) => stages.includes(early)) ?? 'later'
    return [weigh(file.fileName, 'css', stage, file.source)]
  })
  return files.sort((one, other) => one.gzip - other.gzip)
}

/** The bytes of one kind that have been loaded when `stage` is over, as gzip -9 packs them. */
export function gzipUntil(
  files: readonly BuiltFile[],
  kind: BuiltFile['kind'],
  stage: 'form' | 'agents',
): number {
  return files
    .filter((file) => file.kind === kind && (file.stage === 'form' || file.stage === stage))
    .reduce((sum, { gzip }) => sum + gzip, 0)
}

/** Puts into `found` the given modules and all that they import on demand. */
function collectImportsOf(modules: readonly string[], found: Set<string>): Plugin {
  return {
    name: 'collect-imports',
    generateBundle() {
      for (const id of modules) {
        found.add(id)
        for (const imported of this.getModuleInfo(id)?.dynamicallyImportedIds ?? []) found.add(imported)
      }
    },
  }
}

/** The chunks that are loaded together with those that `begins` picks. */
function reach(
  chunks: readonly Rolldown.OutputChunk[],
  begins: (chunk: Rolldown.OutputChunk) => boolean,
): Set<string> {
  const reached = new Set(chunks.filter(begins).map(({ fileName }) => fileName))
  // A set may grow during the loop, and the loop visits the new entries.
  for (const name of reached) {
    for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) reached.add(next)
  }
  return reached
}

function weigh(
  fileName: string,
  kind: BuiltFile['kind'],
  stage: Stage,
  content: string | Uint8Array,
): BuiltFile {
  return {
    name: fileName.replace(/^assets\//, ''),
    kind,
    stage,
    bytes: Buffer.byteLength(content),
    gzip: gzipSync(content, { level: 9 }).length,
  }
}
