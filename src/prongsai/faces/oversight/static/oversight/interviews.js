// What is interviewers' own: what the script says, a seal that only the server can open, and whose a waiting interview
// is in a device that several share. The pages name the person by a mark that leads to nobody without the server.
'use strict'

const WORDS = {
  th: {
    waiting: 'รอส่ง',
    waitingHow: 'ปิดผนึกไว้ในเครื่องนี้ ไม่มีใครเปิดอ่านได้ จะส่งเองเมื่อมีสัญญาณ ถ้ายังไม่ส่ง ให้เปิดหน้านี้อีกครั้ง',
    sent: 'วันนี้ส่งแล้ว',
    sentHow: 'จากเครื่องนี้ โดยท่าน',
    refused: 'ส่งไม่ได้',
    refusedHow: 'ยังปิดผนึกไว้ในเครื่องนี้ จะลบเมื่อเปิดหน้านี้อีกครั้งหลังครบ 7 วัน หรือท่านลบได้เดี๋ยวนี้',
    received: 'ได้รับคำตอบแล้ว',
    receivedHow: 'คำตอบถูกบันทึกแล้ว และไม่แสดงให้ใครเห็นอีก จำนวนของหน่วยงานจะเพิ่มในวันพรุ่งนี้',
    queued: 'ยังไม่ได้ส่ง เก็บไว้ในเครื่องนี้',
    queuedHow: 'ปิดผนึกแล้ว จะส่งเองเมื่อมีสัญญาณ ไม่ต้องถามซ้ำ',
    another: 'ขอบคุณผู้ตอบ แล้วเริ่มคนถัดไปได้เลย แม้ยังไม่มีสัญญาณ',
    next: 'สัมภาษณ์คนถัดไป',
    signIn: 'โปรดเข้าสู่ระบบอีกครั้ง มีการสัมภาษณ์เก็บอยู่ในเครื่องนี้',
    signInHow: 'จะส่งเองหลังท่านเข้าสู่ระบบด้วยบัญชีเดิม',
    toSignIn: 'เข้าสู่ระบบ',
    others: 'มีการสัมภาษณ์ของผู้อื่นรอส่งในเครื่องนี้',
    othersHow: 'จะส่งเมื่อผู้นั้นเข้าสู่ระบบในเครื่องนี้เท่านั้น โปรดอย่าล้างข้อมูลของเบราว์เซอร์',
    pages: 'เปิดในเครื่องนี้ได้แม้ไม่มีสัญญาณ: '
  },
  en: {
    waiting: 'Waiting to be sent:',
    waitingHow: 'Sealed in this device, nobody can read it here. Sent by itself when there is a signal. If that does not happen, open this page again.',
    sent: 'Sent today:',
    sentHow: 'from this device, by you.',
    refused: 'Could not be sent:',
    refusedHow: 'Still sealed in this device. It is erased when this page is opened after 7 days; you can erase it now.',
    received: 'The answers have arrived',
    receivedHow: 'They are stored and shown to nobody. The count of the agency grows tomorrow.',
    queued: 'Not sent yet, kept in this device',
    queuedHow: 'Sealed, and sent by itself when there is a signal. You need not ask again.',
    another: 'Thank the person. The next interview can begin, also without a signal.',
    next: 'Interview the next person',
    signIn: 'Sign in again. Interviews kept in this device:',
    signInHow: 'They are sent once you have signed in with the same account.',
    toSignIn: 'Sign in',
    others: 'Interviews of somebody else wait in this device:',
    othersHow: 'They are sent only when that person signs in on this device. Do not clear the data of this browser.',
    pages: 'Opens in this device without a signal: '
  }
}

const named = (name) => document.querySelector(`meta[name=${name}]`).content
const isInterview = (url) => /\/interviews\/\d+\/$/.test(new URL(url).pathname)
const ownerOf = (response) => response && response.headers.get('Interviewer')

const QUEUE = {
  name: 'prongsai-interviews',
  pages: 'prongsai-interviews',
  credentials: 'same-origin',
  owner: async () => self.document ? named('interviewer') : ownerOf(await anyPage()),
  wrapped: sealed,
  receipt: ({ who }) => ({ key: crypto.randomUUID(), who, sent: true, until: new Date().setHours(24, 0, 0, 0) }),
  countsAll: true,
  keeps: (url, response) => response.status === 200 && !response.redirected && !!ownerOf(response) && isInterview(url),
  drops: [403, 404, 409],
  dropOthers,
  instead: async () => (await keptPages())[0]
}

const OWN = { worker: self.document && named('worker'), boxes, begin: watch, done: async () => {}, tell: tellOwn }

// A seal: the server's public key closes it, and only the server opens it again, for the same person and agency.

const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0))
const PIECE = 4096 // what was typed has the length of the next multiple, so that a length says little

async function sealed (body) {
  const { seal, about } = document.querySelector('form.ask').dataset
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const theirs = await crypto.subtle.importKey('raw', bytes(seal), curve, false, [])
  const ours = await crypto.subtle.generateKey(curve, false, ['deriveBits'])
  const shown = new Uint8Array(await crypto.subtle.exportKey('raw', ours.publicKey))
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, ours.privateKey, 256)
  const info = new TextEncoder().encode(about)
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const way = { name: 'HKDF', hash: 'SHA-256', salt: shown, info }
  const key = await crypto.subtle.deriveKey(way, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  const text = new TextEncoder().encode(body.padEnd(Math.ceil(body.length / PIECE) * PIECE))
  const once = { name: 'AES-GCM', iv: new Uint8Array(12), additionalData: info } // the key serves once
  const closed = new Uint8Array(await crypto.subtle.encrypt(once, key, text))
  const envelope = btoa(String.fromCharCode(...shown, ...closed))
  const who = named('interviewer')
  return { who, body: new URLSearchParams({ who, sealed: envelope }).toString() }
}

// Pages that are kept: those of one person.

const shelf = () => caches.open(QUEUE.pages)

async function keptPages () {
  return (await (await shelf()).keys()).map((one) => one.url).filter(isInterview)
}

async function anyPage () {
  const [url] = await keptPages()
  return url && (await shelf()).match(url, { ignoreVary: true })
}

async function dropOthers (cache, response) {
  const owner = ownerOf(response)
  if (!owner || owner === ownerOf(await anyPage())) return
  for (const url of await keptPages()) await cache.delete(url)
}

// What only interviewers are told.

function boxes () {
  const link = make('a', { className: 'button quiet', href: named('sign-in'), textContent: SAYS.toSignIn })
  return [
    box('signin', 'wrong', 'alert', counted(SAYS.signIn, SAYS.signInHow), link),
    box('others', '', 'status', counted(SAYS.others, SAYS.othersHow)),
    make('p', { id: 'pages', className: 'note', hidden: true })
  ]
}

async function watch () {
  addEventListener('visibilitychange', () => { if (!document.hidden) flushAndTell() })
}

async function tellOwn (waiting) {
  const owner = await QUEUE.owner()
  say('signin', signedOut ? waiting : [])
  if (signedOut) byId('waiting').hidden = true
  say('others', (await all('sheets')).filter((one) => one.body && one.who !== owner))
  if (self.caches) await tellPages()
}

async function tellPages () {
  const links = await Promise.all((await keptPages()).map(async (url) => {
    const text = await (await (await shelf()).match(url, { ignoreVary: true })).text()
    const { agency } = new DOMParser().parseFromString(text, 'text/html').querySelector('form.ask').dataset
    return make('a', { href: url, textContent: agency, lang: 'th' })
  }))
  byId('pages').replaceChildren(SAYS.pages, ...links.flatMap((one, at) => at ? [', ', one] : [one]))
  byId('pages').hidden = !links.length
}
