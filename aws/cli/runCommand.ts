import { print, printError } from './print.ts'
import { sentenceFor } from './sdk/sentenceFor.ts'
import { UsageError } from './UsageError.ts'

/**
 * Runs a command line. A failure prints its sentence on the error output and ends with exit code 1. An invalid
 * command line ends with exit code 2.
 */
export async function runCommand(usage: string, run: () => Promise<void>): Promise<void> {
  if (asksForHelp()) {
    print(usage)
    return
  }
  // The SDK warns about older versions of Node in eight lines. The commands are tested on them.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
  try {
    await run()
  } catch (error) {
    process.exitCode = sayWhatFailed(error)
  }
}

/** The options of a script. With --help or an invalid option, the process ends here. */
export function parseCommandLine<Options>(usage: string, parse: () => Options): Options {
  if (asksForHelp()) {
    print(usage)
    process.exit(0)
  }
  try {
    return parse()
  } catch (error) {
    process.exit(sayWhatFailed(error))
  }
}

/** A whole number from the command line. @throws UsageError */
export function parseCount(option: string, text: string, least: number, most: number): number {
  const count = Number(text)
  if (/^\d+$/.test(text) && count >= least && count <= most) return count
  throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not ${text}.`)
}

function asksForHelp(): boolean {
  return process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')
}

/** Prints the error and returns the exit code. */
function sayWhatFailed(error: unknown): 1 | 2 {
  const isMisuse = isUsageError(error)
  printError(`\n${isMisuse ? firstSentence(error.message) : sentenceFor(error)}\n`)
  return isMisuse ? 2 : 1
}

/** `parseArgs` throws errors of these codes for unknown options and missing values. */
function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

/** The rest of the message of `parseArgs` is about words that begin with a dash. */
function firstSentence(message: string): string {
  return message.replace(/\. To specify a positional argument.*/s, '.')
}
