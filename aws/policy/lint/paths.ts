/** The path of a file that a document names from its own folder. */
export function pathFrom(document: string, file: string): string {
  const isAbsolute = /^([\\/]|[A-Za-z]:)/.test(file)
  return tidyPath(isAbsolute ? file : `${document}/../${file}`)
}

/** `stacks/./auth/../data.yaml` → `stacks/data.yaml` */
export function tidyPath(path: string): string {
  const parts: string[] = []
  for (const part of path.split(/[\\/]+/)) {
    const last = parts.at(-1)
    if (part === '..' && last !== undefined && last !== '' && last !== '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
