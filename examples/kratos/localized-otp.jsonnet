// What Ory Kratos posts to localized-otp: the code, the number and the person's language, and nothing else of the person.
local get(object, name) =
  if std.type(object) == 'object' && std.objectHas(object, name) then object[name] else null;

function(ctx)
  local data = get(ctx, 'template_data');
  local identity = get(data, 'identity');
  local headers = get(ctx, 'request_headers');
  std.prune({
    recipient: get(ctx, 'recipient'),
    template_type: get(ctx, 'template_type'),
    message_type: get(ctx, 'message_type'),
    template_data: {
      login_code: get(data, 'login_code'),
      registration_code: get(data, 'registration_code'),
      recovery_code: get(data, 'recovery_code'),
      verification_code: get(data, 'verification_code'),
      expires_in_minutes: get(data, 'expires_in_minutes'),
      request_url: get(data, 'request_url'),
      transient_payload: { locale: get(get(data, 'transient_payload'), 'locale') },
      identity: { id: get(identity, 'id'), traits: { locale: get(get(identity, 'traits'), 'locale') } },
    },
    request_headers: { 'Accept-Language': get(headers, 'Accept-Language') },
  })
