/** A canonical BCP 47 language tag, such as `pt-BR` or `zh-Hant-TW`. Made by `parseLocale` in `core/message/negotiation`. */
export type Locale = string
