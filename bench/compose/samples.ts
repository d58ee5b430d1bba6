import type { OtpRequest } from '../../src/core/model/otp-request.js'
import { sampleRequest } from '../../src/testing/sample-request.js'

/** Twenty languages, taken in turn: what is remembered for one is of no use to the next. */
export const locales: readonly string[] = 'ar cs da de el en es fi fr he hi hu it ja ko nl pl pt-BR ru zh-Hant'.split(' ')

export const brand = 'Acme'
export const code = '493817'
export const minutes = 5

/** Writes one message in a language. */
export type Write = (locale: string) => string

/** Expires when five whole minutes and a bit have passed. */
export const now = 1_800_000_000_000
export const requestFor = (locale: string): OtpRequest =>
  sampleRequest(now, { locales: [locale], expiresAt: now + minutes * 60_000 + 1 })
