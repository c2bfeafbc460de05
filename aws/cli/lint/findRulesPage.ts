import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The address of docs/policy-rules.md in the repository that this copy of the linter was cloned from. Undefined without
 * Git, or where the repository has no address on the web.
 */
export function findRulesPage(): string | undefined {
  const { stdout } = spawnSync('git', ['remote', 'get-url', 'origin'], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    encoding: 'utf8',
  })
  return rulesPageOf(stdout ?? '')
}

/** From Git's address of a repository to that of the page: `git@github.com:owner/name.git` → `https://github.com/…`. */
export function rulesPageOf(remote: string): string | undefined {
  const [, host, path] =
    /^(?:https:\/\/|ssh:\/\/)?(?:[^@/\s]+@)?([\w.-]+)[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(
      remote.trim(),
    ) ?? []
  return host?.includes('.') === true ? `https://${host}/${path}/blob/HEAD/docs/policy-rules.md` : undefined
}
