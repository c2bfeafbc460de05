import type { Traffic } from './recordTraffic.ts'

export interface Sequence {
  title: string
  /** From the button to the agents on the screen, in milliseconds. */
  duration: number
  traffic: readonly Traffic[]
}

const rowHeight = 18
const left = 190
const width = 900

/** Draws what happened between the button and the agents as an SVG: one row a request, on one scale of time. */
export function drawWaterfall(sequences: readonly Sequence[]): string {
  const longest = Math.max(...sequences.map(({ duration }) => duration))
  const x = (milliseconds: number) => left + (milliseconds / longest) * (width - left - 60)
  let y = 8
  const parts: string[] = []
  for (const { title, duration, traffic } of sequences) {
    const begin = Math.min(...traffic.map(({ start }) => start))
    parts.push(text(8, y + 14, `${title}: ${Math.round(duration)} ms`, 'title'))
    y += 26
    for (const { name, kind, start, end, connecting } of traffic) {
      const from = x(start - begin)
      parts.push(text(8, y + 13, name.replace(/^\/assets\//, ''), 'name'))
      parts.push(bar(from, y, x(end - begin) - from, kind))
      if (connecting > 0) parts.push(bar(from, y, x(start - begin + connecting) - from, 'connecting'))
      y += rowHeight
    }
    parts.push(
      `<path class="end" d="M${x(duration).toFixed(1)} ${y - traffic.length * rowHeight}V${y}"/>`,
      text(x(duration) - 44, y + 13, 'agents', 'name'),
    )
    y += 34
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img" aria-label="The requests of a sign-in, one after the other">
<style>
  svg { background: #fff; font: 12px system-ui, sans-serif; }
  .title { font-weight: 600; }
  .call { fill: #2f6f62; } .preflight { fill: #b9cfc9; } .file { fill: #b8860b; } .connecting { fill: #a33b2e; }
  .end { stroke: #1c1c1c; stroke-dasharray: 3 3; }
</style>
${parts.join('\n')}
${text(8, y - 8, 'green: a call to AWS, pale: its preflight, ochre: a file of the app, red: making a connection', 'name')}
</svg>
`
}

function bar(x: number, y: number, length: number, kind: string): string {
  return `<rect class="${kind}" x="${x.toFixed(1)}" y="${y + 3}" width="${Math.max(1, length).toFixed(1)}" height="12"/>`
}

function text(x: number, y: number, words: string, kind: string): string {
  return `<text class="${kind}" x="${x.toFixed(1)}" y="${y}">${words}</text>`
}
