import { spawnSync } from 'node:child_process'
import { installBrowser } from './installBrowser.ts'

/** `npm test`: every check there is, in the order in which they are fastest to fail. */
const checks = ['lint', 'types', 'test:units', 'build', 'test:browser']

installBrowser()
for (const check of checks) {
  console.log(`\n▶ npm run ${check}`)
  const { status } = spawnSync('npm', ['run', '--silent', check], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error(`\n✗ npm run ${check} failed`)
    process.exit(status ?? 1)
  }
}
console.log('\n✓ every check passed')
