// The queue of a device: sheets on their way, each with its key, until the server has said that it has them.
// Shared by the page and the service worker; IndexedDB is their only memory. Whose queue it is says QUEUE, in the script
// before this one: respondents' and interviews' know nothing of each other.
'use strict'

const FORM = 'application/x-www-form-urlencoded'
const PATIENCE = 15000
const WEEK = 7 * 24 * 3600 * 1000
let signedOut = false // the server last said that it does not know who sends
let next = null // the flush that stands in line

function opened () {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(QUEUE.name, 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('sheets', { keyPath: 'key' })
      asked.result.createObjectStore('drafts', { keyPath: 'place' })
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

async function within (store, mode, work) {
  const database = await opened()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode)
      const asked = work(transaction.objectStore(store))
      transaction.oncomplete = () => resolve(asked && asked.result)
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

const keep = (store, entry) => within(store, 'readwrite', (place) => place.put(entry))
const drop = (store, key) => within(store, 'readwrite', (place) => place.delete(key))
const look = (store, key) => within(store, 'readonly', (place) => place.get(key))
const all = (store) => within(store, 'readonly', (place) => place.getAll())
const remember = (sheet) => keep('sheets', QUEUE.receipt(sheet))
const alone = (work) => navigator.locks ? navigator.locks.request(`${QUEUE.name}-sheets`, work) : work()

// What is this person's in a device that others use too.
async function mine () {
  const owner = await QUEUE.owner()
  return (await all('sheets')).filter((one) => one.who === owner)
}

// A number so that SHA-256 of challenge and number begins with so many zeros: asked for only under attack.
async function solved ({ challenge, bits }) {
  const encoder = new TextEncoder()
  for (let number = 0; ; number++) {
    const hash = new DataView(await crypto.subtle.digest('SHA-256', encoder.encode(challenge + number)))
    if (hash.getUint32(0) >>> (32 - bits) === 0) return number
  }
}

async function post (sheet, more) {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE)
  try {
    const headers = { Accept: 'application/json', 'Content-Type': FORM }
    const sent = { method: 'POST', headers, body: sheet.body + more, credentials: QUEUE.credentials, signal: stop.signal }
    const response = await fetch(sheet.address, sent)
    return { status: response.status, said: await response.json() }
  } finally {
    clearTimeout(timer)
  }
}

// Sends a sheet that is kept; what became of it stays in the queue: gone when received, else waiting or refused.
// "away": the network took nothing, so that nothing else need be tried now.
async function send (sheet, more = '') {
  let answer
  try {
    answer = await post(sheet, more)
    if (answer.status === 429 && answer.said.work) answer = await post(sheet, `${more}&work=${await solved(answer.said.work)}`)
  } catch (error) {
    return error instanceof SyntaxError ? 'waiting' : 'away'
  }
  signedOut = answer.status === 401
  if (answer.said.received === true) {
    await drop('sheets', sheet.key)
    return 'received'
  }
  if (signedOut || answer.status === 429 || answer.status >= 500 || !answer.said.th) return 'waiting'
  await keep('sheets', { ...sheet, said: { th: answer.said.th, en: answer.said.en }, until: sheet.until || Date.now() + WEEK })
  return 'refused'
}

// Drafts and refused sheets are there for a week.
async function forgetOld () {
  for (const store of ['sheets', 'drafts']) {
    for (const one of await all(store)) if (one.until < Date.now()) await drop(store, one.key || one.place)
  }
}

// Sends everything that waits, until the network takes nothing more. However often this is asked for, one that is at it
// and one that stands in line are enough: none is left out, and whoever hands a sheet in does not stand behind many.
function flush () {
  next = next || alone(sendWaiting)
  return next
}

// A refused sheet is tried again too, since a round can be extended. Only what could not be sent says that it waited
// here: what was refused for being late does not get in by waiting.
async function sendWaiting () {
  await forgetOld().finally(() => { next = null })
  for (const sheet of await mine()) {
    const became = sheet.body && await send(sheet, sheet.said ? '' : '&queued=1')
    if (became === 'received') await remember(sheet)
    if (signedOut || became === 'away') return
  }
}
