// The proofs, for users who write a part of their own: run the contract of its port in your tests. And the checks of words.

export { adviseEncoding, type CostlyCharacter, type EncodingAdvice } from '../core/message/advice.js'
export { type OriginBound, parseOriginBound } from '../core/message/autofill.js'
export type { Measure } from '../core/message/encoding.js'
export { type Finding, type LintOptions, lintRules, lintTemplates, type Place, type Severity } from '../core/message/lint.js'
export { checkSurvival, losesCode, type SurvivalFault, type Survivor } from '../core/message/survival.js'
export { adapterContract, type Skip } from './adapter.js'
export { channelSenderContract, type SenderUnderProof, sampleMessage } from './channel-sender.js'
export { type CipherStand, cipherContract } from './cipher.js'
export { type CodeOpenerStand, codeOpenerContract } from './code-opener.js'
export { counterContract } from './counter.js'
export { type DeliveryStage, deliveryContract } from './delivery.js'
export {
  type CreateDeliveryQueueStand,
  type DeliveryQueueSetting,
  type DeliveryQueueStand,
  deliveryQueueContract,
  parcelOf,
} from './delivery-queue.js'
export { deliverySourceContract } from './delivery-source.js'
export { createFakeClock, type FakeClock } from './fake-clock.js'
export { type FeedbackUnderProof, feedbackContract } from './feedback.js'
export { type IdentityHookStand, identityHookContract } from './identity-hook.js'
export { ledgerContract } from './ledger.js'
export { messageMapContract } from './message-map.js'
export { preferenceStoreContract } from './preference-store.js'
export type { Promised } from './promised.js'
export { pseudonymContract } from './pseudonym.js'
export { type RecorderUnderProof, recorderContract } from './recorder.js'
export { sampleRequest, sampleSecrets } from './sample-request.js'
export { templateStoreContract } from './template-store.js'
export type { PlainRequest, PlainResponse, Through } from './through.js'
export { type TokenVerifierStand, tokenVerifierContract } from './token-verifier.js'
