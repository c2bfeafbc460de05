import type { FindIn } from './useAgents.ts'

/** A text in which the words of the search are marked. */
export function Marked({ text, findIn }: { text: string; findIn: FindIn | null }) {
  const found = findIn?.(text)
  if (!found) return text
  const [from, to] = found
  return (
    <>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  )
}
