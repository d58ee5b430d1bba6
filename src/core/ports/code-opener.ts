/** Opens a code that the platform itself has sealed. */
export interface CodeOpener {
  /** @throws OtpError `cipher-unavailable`, `cipher-refused`, or `call-malformed` where it is no such seal or a broken one */
  open(sealed: Uint8Array, signal: AbortSignal): Promise<OpenedCode>
}

/** What was under the seal, and what the seal is bound to: anybody may read that, and nobody change it. */
export interface OpenedCode {
  readonly plain: Uint8Array
  readonly boundTo: Readonly<Record<string, string>>
}
