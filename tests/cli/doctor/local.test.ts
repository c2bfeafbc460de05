import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { demoPassword } from '../../../aws/seed/seedDemo.ts'
import { operatedAws } from '../../support/operatedAws.ts'

/** Runs `npm run doctor -- …` as its own process. */
function doctor(options: string[], environment: Record<string, string> = {}) {
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'aws/cli/doctor.ts', ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    })
    const said = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        said[name] += text
      })
    }
    child.on('close', (status) => resolve({ status, ...said }))
  })
}

test('the doctor looks at everything that exists locally, and finds it good', async () => {
  const local = await operatedAws()
  try {
    const at = ['--local', '--state', local.directory, '--user', 'office-north']
    const { status, stdout, stderr } = await doctor([...at, '--json'], { DOCTOR_PASSWORD: demoPassword })
    expect(stderr).toBe('')
    const { target, checks } = JSON.parse(stdout)
    expect(target).toBe('the local AWS')
    expect(checks.flatMap(({ findings }: { findings: object[] }) => findings)).toEqual([])
    const skipped = checks.filter((one: { skipped?: string }) => one.skipped !== undefined)
    const byKey = local.config.partitionKey === 'identity-id' ? ['tag mapping'] : []
    // Unlike npm start, this local AWS serves no app.
    expect(skipped.map(({ check }: { check: string }) => check)).toEqual([
      'headers of the app',
      'config.json of the app',
      'delivery',
      ...byKey,
    ])
    expect(status).toBe(0)
    const shown = await doctor(at, { DOCTOR_PASSWORD: demoPassword })
    expect(shown.stdout).toContain('✓ tables and their keys')
    expect(shown.stdout).toContain('Nothing is wrong with what was looked at.')
  } finally {
    await local.close()
  }
})
