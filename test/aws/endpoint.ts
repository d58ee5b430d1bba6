/**
 * Where the suites of `npm run test:aws` find a service: the endpoint of its own variable or of `AWS_ENDPOINT_URL`,
 * an account where `TEST_AWS_ACCOUNT=yes` says so, or nowhere.
 */
export function awsConfig(variable: string) {
  const endpoint = process.env[variable] ?? process.env['AWS_ENDPOINT_URL']
  if (endpoint === undefined) return process.env['TEST_AWS_ACCOUNT'] === 'yes' ? {} : undefined
  const { AWS_REGION: region = 'eu-central-1', AWS_ACCESS_KEY_ID, AWS_PROFILE } = process.env
  const named = AWS_ACCESS_KEY_ID !== undefined || AWS_PROFILE !== undefined
  return { endpoint, region, ...(named ? {} : { credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }) }
}
