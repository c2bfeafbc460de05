import { dirname, join } from 'node:path/posix'
import type { Room } from './importOrder.ts'

export interface Crossing {
  /** `src/agents/list/useAgents.ts:3` */
  where: string
  problem: string
}

/** The text of every file, by its path from the top of the repository. */
export type Sources = ReadonlyMap<string, string>

/** `import … from '…'`, `export … from '…'`, `import '…'`, `import('…')`, in the formatter's style. */
const specifier = /(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g

/** Finds each import that goes against the order, and each circle of imports. */
export function findCrossings(order: readonly Room[], sources: Sources): Crossing[] {
  const imports = [...sources].flatMap(([file, text]) => importsOf(file, text))
  const crossings = imports.flatMap(({ from, to, line }): Crossing[] => {
    const [room, target] = [roomOf(order, from), roomOf(order, to)]
    const where = `${from}:${line}`
    if (room === undefined) return [{ where, problem: 'belongs to no room in build/importOrder.ts.' }]
    if (room === target || (target !== undefined && reachable(order, room).has(target))) return []
    return [{ where, problem: `${room} must not import ${target ?? to}.` }]
  })
  return [...crossings, ...findCircles(imports, sources)]
}

interface Import {
  from: string
  to: string
  line: number
}

/** Only imports of this repository's TypeScript files. The linter and the compiler check packages. */
function importsOf(from: string, text: string): Import[] {
  return [...text.matchAll(specifier)].flatMap(({ 1: target = '', index }) =>
    /^\..*\.tsx?$/.test(target)
      ? [{ from, to: join(dirname(from), target), line: text.slice(0, index).split('\n').length }]
      : [],
  )
}

function roomOf(order: readonly Room[], file: string): string | undefined {
  return order
    .map(({ path }) => path)
    .filter((path) => file === path || file.startsWith(`${path}/`))
    .sort((one, other) => other.length - one.length)[0]
}

/** The rooms that a room may import. */
function reachable(order: readonly Room[], path: string): Set<string> {
  const below = order.find((room) => room.path === path)?.above ?? []
  return new Set(below.flatMap((each) => [each, ...reachable(order, each)]))
}

/** Searches depth first. A file that is already on the path closes a circle. Each circle is reported once. */
function findCircles(imports: readonly Import[], sources: Sources): Crossing[] {
  const targets = new Map<string, string[]>()
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to])
  const done = new Set<string>()
  const way: string[] = []
  const circles: Crossing[] = []
  const visit = (file: string) => {
    if (way.includes(file)) {
      const circle = [...way.slice(way.indexOf(file)), file]
      circles.push({ where: file, problem: `is in a circle of imports: ${circle.join(' → ')}` })
      return
    }
    if (done.has(file) || !sources.has(file)) return
    way.push(file)
    for (const target of targets.get(file) ?? []) visit(target)
    way.pop()
    done.add(file)
  }
  for (const file of sources.keys()) visit(file)
  return circles
}
