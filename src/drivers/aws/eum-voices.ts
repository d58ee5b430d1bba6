import type { Voice } from '../../core/model/voice.js'

const female = 'female'
const male = 'male'

/**
 * The 59 voices of AWS End User Messaging, as its API names them. The order is a choice:
 * the first of a language is the one to take where nobody says otherwise, and `en-US` stands before its siblings.
 * Polly calls Modern Standard Arabic `arb`; here it is `ar`.
 * @see https://docs.aws.amazon.com/polly/latest/dg/available-voices.html
 */
export const eumVoices: readonly Voice[] = Object.freeze(
  (
    [
      ['ar', female, 'ZEINA'],
      ['cy-GB', female, 'GWYNETH'],
      ['da-DK', female, 'NAJA'],
      ['da-DK', male, 'MADS'],
      ['de-DE', female, 'VICKI', 'MARLENE'],
      ['de-DE', male, 'HANS'],
      ['en-US', female, 'JOANNA', 'IVY', 'KENDRA', 'KIMBERLY', 'SALLI'],
      ['en-US', male, 'MATTHEW', 'JOEY', 'JUSTIN'],
      ['en-GB', female, 'AMY', 'EMMA'],
      // Geraint speaks English as in Wales.
      ['en-GB', male, 'BRIAN', 'GERAINT'],
      ['en-AU', female, 'NICOLE'],
      ['en-AU', male, 'RUSSELL'],
      ['en-IN', female, 'RAVEENA'],
      ['es-ES', female, 'LUCIA', 'CONCHITA'],
      ['es-ES', male, 'ENRIQUE'],
      ['es-MX', female, 'MIA'],
      ['es-US', female, 'LUPE', 'PENELOPE'],
      ['es-US', male, 'MIGUEL'],
      ['fr-FR', female, 'LEA', 'CELINE'],
      ['fr-FR', male, 'MATHIEU'],
      ['fr-CA', female, 'CHANTAL'],
      ['is-IS', female, 'DORA'],
      ['is-IS', male, 'KARL'],
      ['it-IT', female, 'BIANCA', 'CARLA'],
      ['it-IT', male, 'GIORGIO'],
      ['ja-JP', female, 'MIZUKI'],
      ['ja-JP', male, 'TAKUMI'],
      ['ko-KR', female, 'SEOYEON'],
      ['nb-NO', female, 'LIV'],
      ['nl-NL', female, 'LOTTE'],
      ['nl-NL', male, 'RUBEN'],
      ['pl-PL', female, 'EWA', 'MAJA'],
      ['pl-PL', male, 'JACEK', 'JAN'],
      ['pt-BR', female, 'CAMILA', 'VITORIA'],
      ['pt-BR', male, 'RICARDO'],
      ['pt-PT', female, 'INES'],
      ['pt-PT', male, 'CRISTIANO'],
      ['ro-RO', female, 'CARMEN'],
      ['ru-RU', female, 'TATYANA'],
      ['ru-RU', male, 'MAXIM'],
      ['sv-SE', female, 'ASTRID'],
      ['tr-TR', female, 'FILIZ'],
      ['zh-CN', female, 'ZHIYU'],
    ] as const
  ).flatMap(([locale, gender, ...ids]) => ids.map((id) => ({ id, locale, gender }))),
)
