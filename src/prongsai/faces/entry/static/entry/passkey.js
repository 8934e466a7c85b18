// Passkeys: hands the options of the server to the device, and its answer back with the form. Needs nothing else.
'use strict'

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0))
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

function decoded (options) {
  options.challenge = bytes(options.challenge)
  if (options.user) options.user.id = bytes(options.user.id)
  for (const list of [options.allowCredentials, options.excludeCredentials]) {
    for (const one of list || []) one.id = bytes(one.id)
  }
  return options
}

function encoded (credential) {
  const response = {}
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (credential.response[name]) response[name] = text(credential.response[name])
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports()
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults()
  }
}

function offer (form) {
  const { publicKey } = JSON.parse(form.dataset.options)
  const refusal = document.getElementById(form.dataset.refusal)
  form.querySelector('button').disabled = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    refusal.hidden = true
    try {
      const asked = { publicKey: decoded(structuredClone(publicKey)) }
      const container = navigator.credentials
      const credential = form.dataset.passkey === 'create' ? await container.create(asked) : await container.get(asked)
      form.elements.credential.value = JSON.stringify(encoded(credential))
      form.submit()
    } catch {
      refusal.hidden = false
    }
  })
}

if (window.PublicKeyCredential) document.querySelectorAll('form[data-passkey]').forEach(offer)
