// A survey in a device: a new key for each person, a sheet that is sent once even without a signal.
// Without this file, or without IndexedDB, the form is sent as any other. What is different for respondents and
// interviewers stands in OWN and QUEUE, in the script before this one.
'use strict'

const LANGUAGE = document.documentElement.lang
const SAYS = {
  th: {
    missing: 'เหลือข้อที่ยังไม่ได้ตอบ',
    nothing: 'ยังไม่ได้ตอบข้อใดเลย โปรดตอบอย่างน้อยหนึ่งข้อ',
    unanswered: 'ข้อนี้ยังไม่ได้ตอบ',
    question: 'ข้อ ',
    skip: 'ส่งโดยเว้นข้อเหล่านี้',
    tryNow: 'ลองส่งเดี๋ยวนี้',
    trying: 'กำลังลองส่ง',
    erase: 'ลบออกจากเครื่องนี้',
    sheets: ' ชุด',
    ...WORDS.th
  },
  en: {
    missing: 'Some questions are not answered yet',
    nothing: 'Nothing is answered yet. Answer at least one question, please.',
    unanswered: 'Not answered yet.',
    question: 'Question ',
    skip: 'Send without these',
    tryNow: 'Try to send now',
    trying: 'Trying to send',
    erase: 'Erase from this device',
    sheets: '',
    ...WORDS.en
  }
}[LANGUAGE]
const form = document.querySelector('form.ask')
const place = location.pathname
const byId = (id) => document.getElementById(id)
const SOON = 1500 // milliseconds until a sheet that is still on its way is said to be kept
let busy = false // a sheet is on its way
let handed = null // the key of the sheet that this person handed in
let over = false // this person is done with this page
const told = new Set() // keys of sheets that were sent later, and are said to have been

// Building what only the script needs.

function make (tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

function button (text, onclick, more = {}) {
  return make('button', { type: 'button', className: 'button quiet', textContent: text, onclick, ...more })
}

function box (id, kind, role, ...children) {
  const made = make('div', { id, className: `word ${kind}`, hidden: true }, ...children)
  made.setAttribute('role', role)
  return made
}

function counted (text, how) {
  return make('p', {}, make('strong', {}, text, ' ', make('b'), SAYS.sheets), ' ', make('span', { textContent: how }))
}

function ending (id, kind, heading, how) {
  const said = [make('h1', { textContent: heading, tabIndex: -1 }), make('p', { textContent: how })]
  const next = make('a', { className: 'button quiet', href: place, textContent: SAYS.next })
  const another = make('p', {}, SAYS.another, make('br'), next)
  return make('section', { id, hidden: true }, make('div', { className: kind }, ...said), another)
}

function buildDevice () {
  const boxes = [
    box('waiting', '', 'status', counted(SAYS.waiting, SAYS.waitingHow), button(SAYS.tryNow, tryNow)),
    box('sent', 'good', 'status', counted(SAYS.sent, SAYS.sentHow)),
    box('refused', 'wrong', 'alert', counted(SAYS.refused, ''), make('p', { textContent: SAYS.refusedHow }), button(SAYS.erase, eraseRefused)),
    ...OWN.boxes()
  ]
  const spot = byId('intro') || byId('device')
  if (spot) spot.before(...boxes)
  else document.querySelector('main').append(...boxes)
}

function buildForm () {
  const skip = make('button', { className: 'button quiet', name: 'skip', value: '1', textContent: SAYS.skip, hidden: true })
  const missing = [make('h2'), make('ul', { className: 'places' }), button(SAYS.skip, () => form.requestSubmit(skip))]
  const until = form.dataset.until ? SAYS.until.replace('{until}', form.dataset.until) : ''
  byId('waiting').before(
    ending('receipt', 'word good', SAYS.received, SAYS.receivedHow.replace('{day}', form.dataset.day)),
    ending('queued', '', SAYS.queued, SAYS.queuedHow + until)
  )
  form.before(box('missing', 'wrong', 'alert', ...missing))
  form.querySelector('.send').append(' ', skip)
}

// What is kept in this device, said before all else: whoever comes back need not answer again.

async function tell () {
  const sheets = await mine()
  const refused = sheets.filter((one) => one.said)
  const waiting = sheets.filter((one) => one.body && !one.said)
  say('waiting', waiting)
  say('refused', refused)
  if (refused.length) byId('refused').querySelector('span').textContent = refused[0].said[LANGUAGE]
  for (const one of sheets.filter((one) => one.sent)) {
    told.add(one.key)
    if (!one.until) await drop('sheets', one.key)
  }
  say('sent', [...told])
  tellEnd(sheets.find((one) => one.key === handed))
  await OWN.tell(waiting)
}

// What was said to be kept is received meanwhile, or refused: the box of refused sheets says why.
function tellEnd (own) {
  if (!over || !handed || (own && own.body && !own.said)) return
  const isRefused = !!(own && own.said)
  byId('intro').hidden = !isRefused
  showEnd(isRefused ? 'refused' : 'receipt')
}

function say (id, sheets) {
  byId(id).hidden = !sheets.length
  byId(id).querySelector('b').textContent = sheets.length
}

// What waits is said first: a network that hangs takes its time.
async function flushAndTell () {
  await tell()
  await flush()
  await tell()
}

async function tryNow ({ target }) {
  target.textContent = SAYS.trying
  await flushAndTell()
  target.textContent = SAYS.tryNow
}

async function eraseRefused () {
  for (const one of await mine()) {
    if (!one.said) continue
    await drop('sheets', one.key)
    if (one.key === handed) handed = null
  }
  await tell()
}

async function askForSync () {
  try {
    await (await navigator.serviceWorker.ready).sync.register('sheets')
  } catch { /* then it goes when the page is next opened */ }
}

// What is missing is said beside the question, as the server would.

function unanswered () {
  const names = new Set([...form.querySelectorAll('[type=radio]')].map((one) => one.name))
  const open = [...names].filter((name) => !form.querySelector(`[name="${name}"]:checked`))
  return open.map((name) => {
    const first = form.querySelector(`[name="${name}"]`)
    return { name, first, field: first.closest('fieldset') }
  })
}

function mark (missing) {
  for (const one of form.querySelectorAll('.error')) one.remove()
  for (const one of form.querySelectorAll('[aria-describedby]')) one.removeAttribute('aria-describedby')
  for (const { name, first, field } of missing) {
    first.id = name
    field.querySelector('legend').after(make('p', { id: `${name}-e`, className: 'error', textContent: SAYS.unanswered }))
    field.setAttribute('aria-describedby', `${name}-e`)
  }
}

function complain (missing, isEmpty) {
  const legend = (field) => field.querySelector('legend').textContent
  const label = ({ name, field }) => name === 'fits' ? legend(field) : SAYS.question + legend(field).split('. ')[0]
  const links = missing.map((one) => make('li', {}, make('a', { href: `#${one.name}`, textContent: label(one) })))
  const asked = byId('missing')
  mark(missing)
  asked.querySelector('h2').textContent = isEmpty ? SAYS.nothing : SAYS.missing
  asked.querySelector('ul').replaceChildren(...links)
  asked.querySelector('button').hidden = isEmpty || missing[0].name === 'fits'
  asked.hidden = false
  asked.querySelector('a').focus({ preventScroll: true })
  asked.scrollIntoView()
}

// Sending: kept in the device first, so that nothing is lost whatever happens on the way.

async function submitted (event) {
  if (event.submitter && event.submitter.name === 'switch') return // of the language: it is the server that answers
  if (form.querySelector('[name=fits][value=no]:checked')) return
  event.preventDefault()
  if (busy || over) return
  const missing = unanswered()
  const isEmpty = !form.querySelector('.items :checked')
  const mayLeaveOut = event.submitter && event.submitter.name === 'skip' && missing.every(({ name }) => name !== 'fits')
  if (isEmpty || (missing.length && !mayLeaveOut)) complain(missing, isEmpty)
  else await hand(missing.length > 0)
}

const body = () => new URLSearchParams(new FormData(form)).toString()

async function hand (leavesOut) {
  busy = true
  const sheet = { key: form.elements.key.value, address: place }
  try {
    await keep('sheets', Object.assign(sheet, await QUEUE.wrapped(body() + (leavesOut ? '&skip=1' : ''))))
  } catch {
    return sendAsForm(leavesOut)
  }
  const sending = alone(() => sendOnce(sheet))
  const became = await Promise.race([sending, late()])
  busy = false
  if (became === 'received' && QUEUE.countsAll) await remember(sheet)
  await tell()
  if (became === 'refused') return byId('refused').scrollIntoView()
  await OWN.done()
  const isIn = became === 'received' || became === 'sent'
  end(isIn ? 'receipt' : 'queued', sheet.key)
  if (!isIn) askForSync()
  if (became === 'late') await follow(sheet, sending)
}

const late = () => new Promise((resolve) => setTimeout(resolve, SOON, 'late'))

// Where nothing can be kept.
function sendAsForm (leavesOut) {
  if (leavesOut) form.append(make('input', { type: 'hidden', name: 'skip', value: '1' }))
  form.submit()
}

// Unless a flush that stood in line before has sent it.
async function sendOnce (sheet) {
  const kept = await look('sheets', sheet.key)
  return kept && kept.body ? send(sheet) : 'sent'
}

// The page said that the sheet is kept; what becomes of it takes the place of that.
async function follow (sheet, sending) {
  if (await sending === 'received') await remember(sheet)
  await tell()
}

function end (id, key) {
  over = true
  handed = key
  form.reset()
  newKey()
  for (const one of [form, byId('intro'), byId('missing')]) one.hidden = true
  showEnd(id)
  byId(id).querySelector('h1').focus({ preventScroll: true })
  scrollTo(0, 0)
}

function showEnd (id) {
  const held = byId('queued').contains(document.activeElement)
  for (const one of ['receipt', 'queued']) byId(one).hidden = one !== id
  if (held && id === 'receipt') byId(id).querySelector('h1').focus({ preventScroll: true })
}

function newKey () {
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  form.elements.key.value = btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_')
}

async function begin () {
  (await opened()).close()
  buildDevice()
  await forgetOld()
  const given = form && form.elements.key.value
  if (form) {
    buildForm()
    newKey()
    form.addEventListener('submit', submitted)
  }
  await OWN.begin(given)
  addEventListener('online', flushAndTell)
  setInterval(() => { if (!byId('waiting').hidden) flushAndTell() }, 30000)
  if (navigator.serviceWorker) {
    navigator.serviceWorker.addEventListener('message', flushAndTell)
    navigator.serviceWorker.register(OWN.worker).catch(() => {})
  }
  await flushAndTell()
}

// A page that comes back from the browser's memory is for the next person.
addEventListener('pageshow', (event) => {
  if (!event.persisted || !form || busy) return
  if (over) location.replace(place)
  else newKey()
})

begin().catch(() => {})
