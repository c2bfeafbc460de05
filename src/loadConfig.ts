import { type ConfigResult, parseConfig } from '../aws/contract/config.ts'

/**
 * Reads `/config.json`, which the deployment writes beside the app.
 * Never rejects: a file that cannot be read is a fault like any other.
 */
export async function loadConfig(): Promise<ConfigResult> {
  try {
    const response = await fetch('/config.json')
    if (!response.ok) return unreadable(`could not be read (HTTP ${response.status}).`)
    const text = await response.text()
    // Hosting that answers every path with index.html would otherwise show as an obscure parse error.
    if (text.trimStart().startsWith('<'))
      return unreadable('is a web page. The deployment has not written it.')
    return parseConfig(JSON.parse(text))
  } catch (error) {
    return unreadable(
      error instanceof SyntaxError
        ? 'is not valid JSON.'
        : 'could not be read. Check the connection and reload.',
    )
  }
}

function unreadable(problem: string): ConfigResult {
  return { ok: false, faults: [{ name: '/config.json', value: undefined, problem }] }
}
