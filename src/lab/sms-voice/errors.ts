import type { BrokenField } from './rules.js'

/** An error as the service writes it: AWS JSON 1.0, every one with status 400 but `InternalServerException`. */
export interface ServiceError {
  readonly status: number
  readonly body: {
    readonly __type: string
    readonly Message: string
    readonly Reason?: string
    readonly Fields?: readonly BrokenField[]
    readonly ResourceType?: string
    readonly ResourceId?: string
  }
}

/** The reasons that a send, a template look-up or a feedback can be refused for; the service may add more at any time. */
export const errorReasons = {
  AccessDeniedException: ['ACCOUNT_DISABLED', 'INSUFFICIENT_ACCOUNT_REPUTATION'],
  ConflictException: [
    'DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION',
    'DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE',
    'DESTINATION_PHONE_NUMBER_NOT_VERIFIED',
    'DESTINATION_PHONE_NUMBER_OPTED_OUT',
    'KEYWORD_MISMATCH',
    'MESSAGE_TYPE_MISMATCH',
    'NO_ORIGINATION_IDENTITIES_FOUND',
    'NOTIFY_CONFIGURATION_NOT_ACTIVE',
    'NUMBER_CAPABILITIES_MISMATCH',
    'PROTECT_CONFIGURATION_NOT_ASSOCIATED_WITH_CONFIGURATION_SET',
    'RESOURCE_NOT_ACTIVE',
  ],
  ResourceNotFoundException: [],
  ServiceQuotaExceededException: [
    'DAILY_DESTINATION_CALL_LIMIT',
    'DAILY_NOTIFY_TIER_MESSAGE_LIMIT',
    'MONTHLY_SPEND_LIMIT_REACHED_FOR_MEDIA',
    'MONTHLY_SPEND_LIMIT_REACHED_FOR_NOTIFY',
    'MONTHLY_SPEND_LIMIT_REACHED_FOR_RCS',
    'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT',
    'MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE',
  ],
  ThrottlingException: [],
  InternalServerException: [],
  ValidationException: [
    'CANNOT_PARSE',
    'CHANNEL_NOT_ENABLED',
    'COUNTRY_CODE_MISMATCH',
    'COUNTRY_NOT_ENABLED',
    'DESTINATION_COUNTRY_BLOCKED',
    'FIELD_VALIDATION_FAILED',
    'INTERNATIONAL_SENDING_NOT_SUPPORTED',
    'INVALID_ARN',
    'INVALID_IDENTITY_FOR_DESTINATION_COUNTRY',
    'INVALID_PARAMETER',
    'INVALID_REQUEST',
    'MAXIMUM_SIZE_EXCEEDED',
    'MISSING_PARAMETER',
    'OTHER',
    'PARAMETERS_CANNOT_BE_USED_TOGETHER',
    'PRICE_OVER_THRESHOLD',
    'RESOURCE_NOT_ACCESSIBLE',
    'SENDER_ID_NOT_REGISTERED',
    'SENDER_ID_NOT_SUPPORTED',
    'SENDER_ID_REQUIRES_REGISTRATION',
    'UNKNOWN_OPERATION',
    'UNSPECIFIED_PARAMETER_NOT_SUPPORTED',
    'VOICE_CAPABILITY_NOT_AVAILABLE',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Makes an error of the service. The message names nothing of the request. */
export function serviceError(type: string, more: Partial<Omit<ServiceError['body'], '__type'>> = {}): ServiceError {
  return {
    status: type === 'InternalServerException' ? 500 : 400,
    body: { __type: type, Message: more.Reason ?? type, ...more },
  }
}

export const refuse = (type: string, Reason: string): ServiceError => serviceError(type, { Reason })
