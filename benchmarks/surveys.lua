-- wrk: every request is one person's IIT answers to one of the surveys, with a key and an address of its own.
local codes, rows, prefix = {}, {}, ""
local counter, ours = 0, 0
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(args)
  for line in io.lines(args[1]) do
    local row, options = line:match("^row (%S+) (%d+)$")
    if row then rows[#rows + 1] = { row, tonumber(options) } else codes[#codes + 1] = line end
  end
  local random = io.open("/dev/urandom", "rb")
  local bytes = random:read(16)
  random:close()
  for i = 1, 16 do prefix = prefix .. string.format("%02x", bytes:byte(i)) end
  math.randomseed(bytes:byte(1) + 256 * bytes:byte(2) + 65536 * bytes:byte(3) + number)
end

function request()
  counter = counter + 1
  local body = { "fits=yes", "key=" .. prefix .. counter }
  for i = 1, #rows do body[#body + 1] = rows[i][1] .. "=" .. math.random(rows[i][2]) end
  local headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Host"] = "127.0.0.1",
    ["X-Forwarded-Proto"] = "https",
    ["X-Forwarded-For"] = string.format("10.%d.%d.%d", math.random(0, 255), math.random(0, 255), math.random(1, 254)),
  }
  return wrk.format("POST", "/s/" .. codes[math.random(#codes)] .. "/", headers, table.concat(body, "&"))
end
