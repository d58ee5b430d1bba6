/** A fraction from 0 to below 1, to spread retries. No secret is ever made of it. */
export const systemRandom = (): number => Math.random()
