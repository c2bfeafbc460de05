/**
 * The least time that five calls can take. They go to the page's own origin, one after the other, with no calculation
 * in between, and the page draws 12 lines at the end. The answers are short errors. A reload makes the last two calls.
 */
const calls = [
  ['cognito-idp', 'AWSCognitoIdentityProviderService.InitiateAuth'],
  ['cognito-idp', 'AWSCognitoIdentityProviderService.RespondToAuthChallenge'],
  ['cognito-identity', 'AWSCognitoIdentityService.GetId'],
  ['cognito-identity', 'AWSCognitoIdentityService.GetCredentialsForIdentity'],
  ['dynamodb', 'DynamoDB_20120810.Query'],
] as const

async function makeCalls(chosen: readonly (typeof calls)[number][]): Promise<void> {
  for (const [service, target] of chosen) {
    const version = service === 'dynamodb' ? '1.0' : '1.1'
    const headers = { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': target }
    await (await fetch(`/aws/${service}`, { method: 'POST', headers, body: '{}' })).text()
  }
  sessionStorage.setItem('signed-in', 'yes')
}

function draw(): void {
  const rows = Array.from(
    { length: 12 },
    (_, row) => `<tr><td>${row === 0 ? 'Glacier Owl' : `Agent ${row}`}</td></tr>`,
  )
  document.body.innerHTML = `<table aria-label="Agents">${rows.join('')}</table>`
}

if (sessionStorage.getItem('signed-in') !== null) void makeCalls(calls.slice(3)).then(draw)
document.querySelector('form')?.addEventListener('submit', (event) => {
  event.preventDefault()
  void makeCalls(calls).then(draw)
})
