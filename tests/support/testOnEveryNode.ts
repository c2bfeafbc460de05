import { spawnSync } from 'node:child_process'

/** `npm run test:nodes`: the unit tests on every version of Node that package.json names. npm gets each from its registry. */
const versions = ['20.19', '22', '24']

const failed = versions.filter((version) => {
  console.log(`\n▶ Node ${version}`)
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', ...process.argv.slice(2)]
  const { status } = spawnSync('npx', ['-y', `node@${version}`, ...vitest], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return status !== 0
})
if (failed.length > 0) {
  console.error(`\n✗ failed on Node ${failed.join(', ')}`)
  process.exit(1)
}
console.log('\n✓ passed on every Node')
