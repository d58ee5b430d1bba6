/** A template of Notify as `DescribeNotifyTemplates` lists it. Its words belong to AWS; these are made up, in its form. */
export interface NotifyTemplate {
  readonly TemplateId: string
  readonly Version: number
  readonly TemplateType: 'OTP_VERIFICATION'
  readonly Channels: readonly ('SMS' | 'VOICE')[]
  readonly Status: 'ACTIVE' | 'INACTIVE'
  readonly LanguageCode: string
  readonly SupportedCountries: readonly string[]
  readonly SupportedVoiceIds?: readonly string[]
  readonly Content: string
  readonly Variables: Readonly<Record<string, NotifyVariable>>
  /** Epoch seconds, as AWS JSON writes a time. */
  readonly CreatedTimestamp: number
}

export interface NotifyVariable {
  readonly Type: 'STRING' | 'INTEGER' | 'BOOLEAN'
  readonly Required: boolean
  readonly Source: 'CUSTOMER' | 'SYSTEM'
  readonly MaxLength?: number
  readonly Pattern?: string
}

const countries = [
  'AT',
  'BE',
  'BR',
  'CA',
  'CH',
  'DE',
  'DK',
  'ES',
  'FI',
  'FR',
  'GB',
  'HK',
  'IE',
  'IT',
  'JP',
  'MX',
  'NL',
  'PT',
  'US',
]

const template = (
  channel: 'SMS' | 'VOICE',
  LanguageCode: string,
  Content: string,
  SupportedVoiceIds?: readonly string[],
): NotifyTemplate => ({
  TemplateId: `notify-${channel.toLowerCase()}-${LanguageCode.toLowerCase()}`,
  Version: 1,
  TemplateType: 'OTP_VERIFICATION',
  Channels: [channel],
  Status: 'ACTIVE',
  LanguageCode,
  SupportedCountries: countries,
  ...(SupportedVoiceIds === undefined ? {} : { SupportedVoiceIds }),
  Content,
  Variables: {
    code: { Type: 'STRING', Required: true, Source: 'CUSTOMER', MaxLength: channel === 'VOICE' ? 64 : 12 },
    brand: { Type: 'STRING', Required: false, Source: 'SYSTEM' },
  },
  CreatedTimestamp: 1_767_225_600,
})

/** Enough languages to see the choosing: one with a region, one without, and none for most of the world. */
export const notifyTemplates: readonly NotifyTemplate[] = [
  template('SMS', 'en', '{{code}} is your {{brand}} code.'),
  template('SMS', 'de', '{{code}} ist dein Code für {{brand}}.'),
  template('SMS', 'fr-CA', 'Votre code {{brand}} : {{code}}'),
  template('SMS', 'pt-BR', 'Seu código {{brand}}: {{code}}'),
  template('VOICE', 'en-US', 'Your {{brand}} code is {{code}}', ['JOANNA', 'MATTHEW']),
  template('VOICE', 'de', 'Dein Code für {{brand}} ist {{code}}', ['VICKI']),
]
