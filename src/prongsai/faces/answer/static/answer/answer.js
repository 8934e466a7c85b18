// What is respondents' own: what the script says, in both languages (the page itself says everything else), how their
// queue sends, and a draft on request.
'use strict'

const WORDS = {
  th: {
    waiting: 'ยังไม่ได้ส่ง',
    waitingHow: 'เก็บไว้ในเครื่องนี้ จะส่งเองเมื่อมีสัญญาณ ท่านไม่ต้องตอบซ้ำ ถ้ายังไม่ส่ง ให้เปิดหน้านี้อีกครั้ง',
    sent: 'ส่งแล้ว',
    sentHow: 'ซึ่งเก็บไว้ในเครื่องนี้ ท่านไม่ต้องตอบซ้ำ',
    refused: 'ส่งไม่ได้',
    refusedHow: 'ยังเก็บไว้ในเครื่องนี้ จะลบเมื่อเปิดหน้านี้อีกครั้งหลังครบ 7 วัน หรือท่านลบได้เดี๋ยวนี้',
    parked: 'มีคำตอบที่พักไว้ในเครื่องนี้',
    goOn: 'ตอบต่อ',
    unpark: 'ลบที่พักไว้',
    park: 'พักไว้ในเครื่องนี้',
    isParked: 'พักไว้แล้ว',
    parkHow: 'พักไว้ได้ 7 วัน ลบเมื่อส่งแล้ว หรืออย่างช้าเมื่อเปิดหน้านี้อีกครั้งหลังครบ 7 วัน ถ้าใช้เครื่องร่วมกับผู้อื่น โปรดอย่าพักไว้ เพราะผู้อื่นอาจเปิดอ่านได้',
    received: 'ได้รับคำตอบแล้ว ขอบคุณ',
    receivedHow: 'จะนับรวมกับคำตอบของคนอื่นหลังปิดรับในวันที่ {day} ท่านไม่ต้องทำอะไรอีก ปิดหน้านี้ได้เลย',
    queued: 'ยังไม่ได้ส่ง เก็บไว้ในเครื่องนี้',
    queuedHow: 'จะส่งเองเมื่อมีสัญญาณ ท่านไม่ต้องตอบซ้ำ',
    until: ' ระบบรับชุดที่ค้างในเครื่องได้ถึงวันที่ {until} โปรดเปิดหน้านี้ในที่ที่มีสัญญาณก่อนถึงเวลานั้น',
    stays: 'ไม่มีสัญญาณ จึงเปลี่ยนภาษาไม่ได้ในขณะนี้ ที่ตอบไว้ยังอยู่ครบบนหน้านี้',
    another: 'มีผู้ตอบคนต่อไปที่ใช้เครื่องนี้หรือไม่',
    next: 'เปิดแบบใหม่ให้คนต่อไป'
  },
  en: {
    waiting: 'Not sent yet:',
    waitingHow: 'Kept in this device, sent by itself when there is a signal. You need not answer again. If that does not happen, open this page again.',
    sent: 'Sent:',
    sentHow: 'that waited in this device. You need not answer again.',
    refused: 'Could not be sent:',
    refusedHow: 'Still kept in this device. It is erased when this page is opened after 7 days; you can erase it now.',
    parked: 'Answers are kept in this device.',
    goOn: 'Go on answering',
    unpark: 'Erase what is kept',
    park: 'Keep in this device',
    isParked: 'Kept',
    parkHow: 'Kept for 7 days. Erased when sent, at the latest when this page is next opened after 7 days. Do not keep anything in a device that you share: others could read it.',
    received: 'Your answers have arrived. Thank you.',
    receivedHow: 'Your answers will be counted together with those of others after the last day, {day}. There is nothing more to do; you can close this page.',
    queued: 'Not sent yet, kept in this device',
    queuedHow: 'They are sent by themselves when there is a signal. You need not answer again.',
    until: ' Answers that wait in a device are taken until {until}. Open this page where there is a signal before that.',
    stays: 'There is no signal, so the language cannot be changed now. All that you answered is still on this page.',
    another: 'Does somebody else answer on this device?',
    next: 'Open a new form for the next person'
  }
}

const QUEUE = {
  name: 'prongsai', // of database and locks
  pages: 'prongsai-survey', // of the kept pages
  credentials: 'omit',
  owner: async () => undefined, // nobody knows whose a sheet is
  wrapped: async (body) => ({ body }),
  receipt: ({ key }) => ({ key, sent: true }), // until it was said that it went later
  countsAll: false,
  keeps: (url, response) => response.status === 200,
  drops: [404, 410],
  dropOthers: async () => {},
  instead: async () => null
}

const OWN = { worker: '../sw.js', boxes: () => [], begin: offerDraft, done: forgetDraft, tell: async () => {} }

let parked = false // this person asked to keep a draft

// The other language comes from the server with all that was chosen. So it is looked for first: a page that does not
// come would take everything along.

async function switched (event) {
  const button = event.currentTarget
  event.preventDefault()
  byId('stays').hidden = true
  if (await answers(button)) bring(button)
  else if (form.querySelector(':checked') || [...form.querySelectorAll('textarea')].some((one) => one.value)) {
    byId('stays').hidden = false
    byId('stays').scrollIntoView()
  } else location.assign(button.formAction) // nothing to lose, and the device may have that page
}

// As the button would without a script; older browsers do not say which button it was.
function bring ({ name, value, formAction }) {
  const pressed = make('input', { type: 'hidden', name, value })
  form.append(pressed)
  form.action = formAction
  form.submit()
  form.removeAttribute('action')
  pressed.remove()
}

async function answers ({ formAction, lang }) {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), 8000)
  try {
    const asked = await fetch(formAction, { method: 'HEAD', credentials: QUEUE.credentials, signal: stop.signal })
    return asked.headers.get('Content-Language') === lang // else it is not us, such as a hotel's sign-in page
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

// A draft: only when asked for, for a week, in whichever language, and shown only when asked for again.

const shelf = () => place.replace(/^\/en\//, '/')

async function park () {
  parked = true
  await keep('drafts', { place: shelf(), body: body(), until: Date.now() + WEEK })
  byId('park').textContent = SAYS.isParked
  byId('unpark').hidden = false
}

async function unpark () {
  parked = false
  await drop('drafts', shelf())
  byId('park').textContent = SAYS.park
  byId('unpark').hidden = byId('parked').hidden = true
}

async function goOn () {
  const draft = await look('drafts', shelf())
  for (const [name, value] of new URLSearchParams(draft ? draft.body : '')) {
    for (const one of form.querySelectorAll(`[name="${name}"]`)) {
      if (one.type === 'radio') one.checked = one.value === value
      else if (name !== 'key') one.value = value
    }
  }
  byId('parked').hidden = true
  form.querySelector('[type=radio]').focus()
  await park()
}

function buildDraft () {
  const offered = [button(SAYS.goOn, goOn), ' ', button(SAYS.unpark, unpark)]
  byId('refused').after(box('parked', '', 'status', make('p', { textContent: SAYS.parked }), make('div', { className: 'row flat' }, ...offered)))
  form.querySelector('.send').append(' ', button(SAYS.park, park, { id: 'park' }), ' ', button(SAYS.unpark, unpark, { id: 'unpark', hidden: true }))
  form.append(make('p', { className: 'note', textContent: SAYS.parkHow }))
}

// `given` is the key that the form came with: that of the draft where who keeps it has only changed the language.
async function offerDraft (given) {
  if (!form) return
  buildDraft()
  byId('parked').after(box('stays', 'wrong', 'alert', make('p', { textContent: SAYS.stays })))
  const other = document.querySelector('[name=switch]')
  if (other) other.addEventListener('click', switched) // a page that was kept before has a link
  form.addEventListener('change', () => { if (parked) park() })
  const draft = await look('drafts', shelf())
  if (draft && new URLSearchParams(draft.body).get('key') === given) return park()
  byId('parked').hidden = !draft
}

async function forgetDraft () {
  if (parked) await unpark()
  byId('parked').hidden = true
}
