// The service worker: opens a survey without a signal, and sends what waits when the signal is back.
const SLOW = 4000

self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(caches.open(QUEUE.pages).then((cache) => cache.addAll(ASSETS)))
})

self.addEventListener('activate', (event) => event.waitUntil(begin()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') show(event)
  else if (ASSETS.includes(new URL(request.url).pathname)) event.respondWith(asset(request))
})

self.addEventListener('sync', (event) => {
  if (event.tag === 'sheets') event.waitUntil(sendAll())
})

// The page that installed us was opened before we were there: keep it too. What is kept is taken anew, since it may
// need files of before; once nothing does, they go.
async function begin () {
  await self.clients.claim()
  await forgetOld()
  const cache = await caches.open(QUEUE.pages)
  const known = (await cache.keys()).map((one) => one.url)
  const windows = (await self.clients.matchAll({ type: 'window' })).map((one) => one.url)
  const pages = new Set([...windows, ...known.filter((url) => !isFile(url))])
  const taken = await Promise.allSettled([...pages].map(renewed))
  if (taken.some((one) => one.status === 'rejected')) return
  const old = known.filter((url) => isFile(url) && !ASSETS.includes(new URL(url).pathname))
  await Promise.all(old.map((url) => cache.delete(url)))
  await tellWindows()
}

const isFile = (url) => new URL(url).pathname.startsWith(STATIC)

async function renewed (url) {
  const response = await fetch(url)
  if (response.status >= 500) throw new Error('later')
  await kept(url, response)
}

// What comes too late for this time is kept for the next.
function show (event) {
  const fresh = fromNetwork(event.request)
  event.respondWith(page(event.request, fresh))
  event.waitUntil(fresh.catch(() => {}))
}

// Whether it can be kept or not: in a full device the server answers all the same.
async function fromNetwork (request) {
  const response = await fetch(request)
  await kept(request.url, response.clone()).catch(() => {})
  return response
}

// From the network; the kept page where there is none, or it is slow, or the server is down, or leads elsewhere (to
// sign in again: what waits goes then, and the form stays at hand until somebody signs out).
async function page (request, fresh) {
  const known = await caches.match(request.url, { ignoreVary: true })
  try {
    const response = await (known ? quickly(fresh) : fresh)
    return known && (response.status >= 500 || response.type === 'opaqueredirect') ? known : response
  } catch (error) {
    if (known) return known
    const other = await QUEUE.instead()
    if (other) return Response.redirect(other)
    throw error
  }
}

function quickly (fresh) {
  const late = new Promise((resolve, reject) => setTimeout(() => reject(new Error('slow')), SLOW))
  return Promise.race([fresh, late])
}

// Only what a survey page answers well is kept; one that is closed or gone is kept no longer.
async function kept (url, response) {
  const cache = await caches.open(QUEUE.pages)
  await QUEUE.dropOthers(cache, response)
  if (QUEUE.keeps(url, response)) await cache.put(url, response)
  else if (QUEUE.drops.includes(response.status)) await cache.delete(url)
}

async function asset (request) {
  return await caches.match(request, { ignoreVary: true }) || fetch(request)
}

async function sendAll () {
  await flush()
  await tellWindows()
  const waiting = (await mine()).filter((sheet) => sheet.body && !sheet.said)
  if (waiting.length && !signedOut) throw new Error('still no signal')
}

async function tellWindows () {
  for (const one of await self.clients.matchAll({ type: 'window' })) one.postMessage('flushed')
}
