/**
 * What the functions printed in the end-to-end run (`test/functions/journey.test.ts`) within AWS's own runtime: each line as it came, but for
 * the ends of stacks, and places of this machine. No code and no number is in any of them.
 */
export const lines = {
  sent: '{"event":"otp-decision","at":1795697329723,"ms":1424,"hook":"okta","status":"sent","requestId":"event-1","purpose":"authentication","channel":"sms","tenant":"acme.okta.com","country":"DE","sender":"eum-sms","messageId":"00000001-0000-4000-8000-01a217e6c33f","facts":[{"fact":"caller","issuer":"https://acme.okta.com/oauth2/default","clientId":"0oaLab"},{"fact":"locale","chosen":"it","why":"likely","trace":[{"wished":"it-IT","found":"it","why":"likely"}]},{"fact":"composed","channel":"sms","locale":"it","version":"fac554fb6e49d971","wording":0,"encoding":"gsm-7","segments":1},{"fact":"sending","attempt":1}]}',
  sentOnceMore:
    '{"event":"otp-decision","at":1795697331149,"ms":16,"hook":"okta","status":"sent","requestId":"event-1","purpose":"authentication","channel":"sms","tenant":"acme.okta.com","country":"DE","sender":"eum-sms","messageId":"00000001-0000-4000-8000-01a217e6c33f","repeated":true,"facts":[{"fact":"caller","issuer":"https://acme.okta.com/oauth2/default","clientId":"0oaLab"},{"fact":"locale","chosen":"it","why":"likely","trace":[{"wished":"it-IT","found":"it","why":"likely"}]},{"fact":"composed","channel":"sms","locale":"it","version":"fac554fb6e49d971","wording":0,"encoding":"gsm-7","segments":1},{"fact":"repeated"}]}',
  overflowed:
    '{"event":"otp-decision","at":1795697331166,"ms":70,"hook":"okta","status":"queued","requestId":"event-2","purpose":"authentication","channel":"sms","tenant":"acme.okta.com","country":"DE","overflowed":"provider-throttled","facts":[{"fact":"caller","issuer":"https://acme.okta.com/oauth2/default","clientId":"0oaLab"},{"fact":"locale","chosen":"en","why":"likely","trace":[{"wished":"en-US","found":"en","why":"likely"}]},{"fact":"composed","channel":"sms","locale":"en","version":"a2e29c319c2bbd99","wording":0,"encoding":"gsm-7","segments":1},{"fact":"sending","attempt":1},{"fact":"overflow","code":"provider-throttled"},{"fact":"sending","attempt":1}]}',
  refused:
    '{"event":"otp-decision","at":1795697339685,"ms":15,"hook":"okta","status":"failed","code":"country-refused","sent":"no","detail":"country-refused: The destination lies in a country that is not allowed.","requestId":"event-3","purpose":"authentication","channel":"sms","tenant":"acme.okta.com","country":"FR","facts":[{"fact":"caller","issuer":"https://acme.okta.com/oauth2/default","clientId":"0oaLab"},{"fact":"guard","guard":"allowed-countries","verdict":"refuse","code":"country-refused"}]}',
  comesAgain:
    '{"event":"otp-decision","at":1795697332285,"ms":179,"hook":"okta","status":"failed","code":"provider-throttled","sent":"no","detail":"provider-throttled: End User Messaging throttled, ThrottlingException","requestId":"event-2","purpose":"authentication","channel":"sms","tenant":"acme.okta.com","country":"DE","next":"again","facts":[{"fact":"locale","chosen":"en","why":"likely","trace":[{"wished":"en-US","found":"en","why":"likely"}]},{"fact":"composed","channel":"sms","locale":"en","version":"a2e29c319c2bbd99","wording":0,"encoding":"gsm-7","segments":1},{"fact":"sending","attempt":1},{"fact":"again","afterMs":2440}]}',
  sentByWorker:
    '{"event":"otp-decision","at":1795697335508,"ms":58,"hook":"okta","status":"sent","requestId":"event-2","purpose":"authentication","channel":"sms","tenant":"acme.okta.com","country":"DE","sender":"eum-sms","messageId":"00000002-0000-4000-8000-01a217e6c33f","facts":[{"fact":"locale","chosen":"en","why":"likely","trace":[{"wished":"en-US","found":"en","why":"likely"}]},{"fact":"composed","channel":"sms","locale":"en","version":"a2e29c319c2bbd99","wording":0,"encoding":"gsm-7","segments":1},{"fact":"sending","attempt":1}]}',
  delivered:
    '{"messageId":"00000001-0000-4000-8000-01a217e6c33f","channel":"sms","state":"delivered","type":"TEXT_SUCCESSFUL","at":1795697339705,"sentAt":1795697338705,"final":true,"country":"DE","event":"otp-receipt","origin":{"requestId":"event-1","channel":"sms","locale":"it","country":"DE"},"latest":true,"first":true}',
  deliveredOnceMore:
    '{"messageId":"00000001-0000-4000-8000-01a217e6c33f","channel":"sms","state":"delivered","type":"TEXT_DELIVERED","at":1795697339705,"sentAt":1795697338705,"final":true,"country":"DE","event":"otp-receipt","origin":{"requestId":"event-1","channel":"sms","locale":"it","country":"DE"},"latest":false,"first":false}',
  ofSomebodyElse:
    '{"messageId":"of-somebody-else","channel":"sms","state":"delivered","type":"TEXT_DELIVERED","at":1795696739705,"sentAt":1795697338705,"final":true,"country":"DE","event":"otp-receipt","latest":true,"first":true}',
  undelivered:
    '{"messageId":"00000002-0000-4000-8000-01a217e6c33f","channel":"sms","state":"failed","failure":"unreachable","type":"TEXT_UNREACHABLE","at":1795697339705,"sentAt":1795697338705,"final":true,"country":"DE","event":"otp-receipt","origin":{"requestId":"event-2","channel":"sms","locale":"en","country":"DE"},"latest":true,"first":true}',
  unauthorized:
    '2026-11-26T12:48:59.704Z\t00000000-0000-4000-8000-000000000005\tERROR\tInvoke Error \t{"errorType":"Error","errorMessage":"Unauthorized","stack":["Error: Unauthorized"]}',
  confused:
    '2026-11-26T12:49:00.567Z\t00000000-0000-4000-8000-000000000001\tERROR\tInvoke Error \t{"errorType":"TypeError","errorMessage":"lambdaAuthorizer: the event is none of an authorizer","stack":["TypeError: lambdaAuthorizer: the event is none of an authorizer"]}',
  brokenStart:
    '2026-11-26T12:49:00.314Z\tundefined\tERROR\tUncaught Exception \t{"errorType":"Error","errorMessage":"localized-otp, authorizer: OTP_OKTA_ISSUER is missing","stack":["Error: localized-otp, authorizer: OTP_OKTA_ISSUER is missing"]}',
} as const
