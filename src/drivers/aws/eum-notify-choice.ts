import type { NotifyTemplateInformation, TemplateVariableMetadata, VoiceId } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { sameLanguage } from '../../core/message/negotiation.js'
import type { Channel } from '../../core/model/channel.js'
import type { Message } from '../../core/model/message.js'
import { eumVoices } from './eum-voices.js'

export interface NotifyChoice {
  readonly templateId: string
  readonly variables: Record<string, string>
  readonly voice: VoiceId | undefined
}

export interface NotifyChoiceOptions {
  readonly channel: Channel
  readonly codeVariable: string
  readonly variables: Readonly<Record<string, string>>
}

/** Chooses among AWS's templates: same language and script, this country, every required variable known and short enough, a voice that speaks it. */
export function chooseNotifyTemplate({ channel, codeVariable, variables }: NotifyChoiceOptions) {
  const capability = channel === 'sms' ? 'SMS' : 'VOICE'

  return (templates: readonly NotifyTemplateInformation[], message: Message, code: string): NotifyChoice | undefined => {
    // The words of a call are plain text: points make pauses between the characters.
    const said = channel === 'voice' ? `${Array.from(code).join('. ')}.` : code
    const given = { ...variables, [codeVariable]: said }
    const fitting = templates.flatMap((template) => {
      const { TemplateId, LanguageCode, Channels = [], SupportedCountries = [], Status, Variables = {} } = template
      const { country } = message.destination
      if (TemplateId === undefined || LanguageCode === undefined || Status === 'INACTIVE') return []
      if (!Channels.includes(capability) || !Object.hasOwn(Variables, codeVariable)) return []
      if (SupportedCountries.length > 0 && (country === undefined || !SupportedCountries.includes(country))) return []
      const filled = fillIn(Variables, given)
      const voice = channel === 'voice' ? voiceFor(template, message) : undefined
      if (filled === undefined || (channel === 'voice' && voice === undefined)) return []
      return [{ locale: LanguageCode, choice: { templateId: TemplateId, variables: filled, voice } }]
    })
    const [best] = sameLanguage(
      message.locale,
      fitting.map(({ locale }) => locale),
    )
    return fitting.find(({ locale }) => locale === best)?.choice
  }
}

/** The variables that the template wants, or `undefined` where one is missing or does not fit. */
function fillIn(
  wanted: Readonly<Record<string, TemplateVariableMetadata>>,
  given: Readonly<Record<string, string>>,
): Record<string, string> | undefined {
  const filled: Record<string, string> = {}
  for (const [name, { Required, DefaultValue, Source, MaxLength, Pattern }] of Object.entries(wanted)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined
    if (value === undefined) {
      if (Required === true && DefaultValue === undefined && Source !== 'SYSTEM') return undefined
      continue
    }
    if (value.length > (MaxLength ?? 2048) || !matches(value, Pattern)) return undefined
    filled[name] = value
  }
  return filled
}

/** A pattern that this runtime cannot read is left to the service. */
function matches(value: string, pattern: string | undefined): boolean {
  if (pattern === undefined) return true
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value)
  } catch {
    return true
  }
}

/** The message's own voice where the template allows it, else one of the template's that speaks its language. */
function voiceFor(
  { SupportedVoiceIds = [], LanguageCode = '' }: NotifyTemplateInformation,
  message: Message,
): VoiceId | undefined {
  const wished = message.voice?.id as VoiceId | undefined
  if (SupportedVoiceIds.length === 0 || (wished !== undefined && SupportedVoiceIds.includes(wished))) return wished
  const speaking = eumVoices.filter(({ id }) => SupportedVoiceIds.includes(id as VoiceId))
  const [best] = sameLanguage(
    LanguageCode,
    speaking.map(({ locale }) => locale),
  )
  return speaking.find(({ locale }) => locale === best)?.id as VoiceId | undefined
}
