-- Drives a real Neovim through a session with the language server; each step says "ok" or what was there instead.
-- The buffer is a broken pipeline; see NeovimTest.
local patience = 60000
local name = 'kubectl_telemetry'
local MISTAKE = 'TEL2111'
local QUOTES = 'TEL1108'
local failed = false

local function say(line)
  io.stdout:write(line .. '\n')
end

local function check(what, good, found)
  failed = failed or not good
  say((good and 'ok: ' or 'FAILED: ') .. what .. (good and '' or ', but: ' .. vim.inspect(found)))
end

local function finish()
  say('end')
  vim.cmd(failed and 'cquit 1' or 'qall!')
end

local function await(what, condition)
  if not vim.wait(patience, condition, 20) then
    check(what, false, 'nothing happened for ' .. patience .. ' ms')
    finish()
  end
end

local function client()
  return vim.tbl_filter(function(c) return c.name == name end, vim.lsp.get_active_clients())[1]
end

local function request(method, params)
  local all, problem = vim.lsp.buf_request_sync(0, method, params, patience)
  check(method .. ' is answered', all and not problem, problem)
  local answer = all and all[client().id] or {}
  check(method .. ' is no error', not answer.error, answer.error)
  return answer.result
end

--- Puts the cursor before the first place of a text and gives the position as the protocol has it.
local function at(text, behind)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  check('there is ' .. text, vim.fn.search('\\V' .. vim.fn.escape(text, '\\'), 'cW') > 0, vim.api.nvim_buf_get_lines(0, 0, -1, false))
  local cursor = vim.api.nvim_win_get_cursor(0)
  vim.api.nvim_win_set_cursor(0, { cursor[1], cursor[2] + (behind or 0) })
  return vim.lsp.util.make_position_params(0, client().offset_encoding)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

local function diagnostics()
  return vim.diagnostic.get(0)
end

local function with(code)
  return vim.tbl_filter(function(d) return d.code == code end, diagnostics())
end

local function errors()
  return vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR })
end

local function run()
  await('the server is attached', function() return client() and client().initialized ~= false and vim.lsp.buf_is_attached(0, client().id) end)
  say('server: ' .. client().config.root_dir)

  -- Diagnostics.
  await('diagnostics come', function() return #diagnostics() > 0 end)
  local wrong = with(MISTAKE)
  check('the mistake is found once', #wrong == 1, diagnostics())
  check('it stands at the function', wrong[1] and vim.api.nvim_buf_get_text(0, wrong[1].lnum, wrong[1].col, wrong[1].end_lnum, wrong[1].end_col, {})[1] == 'IsMatchh', wrong)
  check('it is an error of ours', wrong[1] and wrong[1].severity == vim.diagnostic.severity.ERROR and wrong[1].source == 'kubectl-telemetry', wrong)

  -- Completion: of a function inside OTTL behind wide characters, and of a field.
  local items = vim.lsp.util.extract_completion_items(request('textDocument/completion', at('IsMatchh(', 7)))
  local labels = vim.tbl_map(function(i) return i.label end, items)
  check('IsMatch is a candidate', vim.tbl_contains(labels, 'IsMatch'), labels)
  items = vim.lsp.util.extract_completion_items(request('textDocument/completion', at('inp:', 3)))
  labels = vim.tbl_map(function(i) return i.label end, items)
  check('input is a candidate', vim.tbl_contains(labels, 'input'), labels)
  local words = vim.lsp.util.text_document_completion_list_to_complete_items(items, 'inp')
  check('Neovim makes a word of it', words[1] and vim.startswith(words[1].word, 'input'), words)

  -- Hover, as text and in Neovim's own window.
  local hover = request('textDocument/hover', at('metric.unit'))
  local lines = vim.lsp.util.convert_input_to_markdown_lines(hover and hover.contents or '')
  check('hover explains the path', table.concat(lines, '\n'):find('metric.unit', 1, true) ~= nil, lines)
  vim.lsp.buf.hover()
  await('the window of hover opens', function() return #vim.api.nvim_list_wins() > 1 end)
  vim.cmd('only!')

  -- Code action: the fix of lint, applied by Neovim. It is found as soon as the field around it is known.
  at('inp:', 3)
  vim.cmd('normal! iut')
  await('the quotes are told', function() return #with(QUOTES) == 1 end)
  local place = at('"true"', 2)
  local range = { start = place.position, ['end'] = place.position }
  local actions = request('textDocument/codeAction', {
    textDocument = place.textDocument,
    range = range,
    context = { diagnostics = vim.empty_dict() and {} },
  }) or {}
  local fix = vim.tbl_filter(function(a) return a.title == 'Take the quotes off' end, actions)[1]
  check('a fix is offered', fix ~= nil, vim.tbl_map(function(a) return a.title end, actions))
  if fix then
    vim.lsp.util.apply_workspace_edit(fix.edit, client().offset_encoding)
  end
  check('the fix took the quotes off', text():find('enabled: true', 1, true) ~= nil, text())

  -- The mistake is mended: the server follows Neovim's edits, here behind characters of two units.
  at('IsMatchh(', 7)
  vim.cmd('normal! x')
  await('nothing is wrong any more', function() return #errors() == 0 end)
  check('nothing is wrong any more', true)

  -- Rename, with the reference in another file.
  local old = at('name: shop', 6)
  local ready = request('textDocument/prepareRename', old)
  check('the name can be changed', ready and ready.placeholder == 'shop', ready)
  vim.lsp.buf.rename('store')
  await('the pipeline is renamed', function() return text():find('name: store', 1, true) ~= nil end)
  vim.cmd('silent! wall')
  local role = table.concat(vim.fn.readfile('role.yaml'), '\n')
  check('so is the reference', role:find('- store', 1, true) ~= nil and not role:find('- shop', 1, true), role)

  -- What a lens opens.
  local lenses = request('textDocument/codeLens', { textDocument = vim.lsp.util.make_text_document_params() })
  check('there are two lenses', #lenses == 2, lenses)
  local opened = request('workspace/executeCommand', lenses[2].command)
  check('the generated configuration is a file', type(opened) == 'string' and vim.startswith(opened, 'file://'), opened)
  local generated = table.concat(vim.fn.readfile(vim.uri_to_fname(opened)), '\n')
  check('it has receivers', generated:find('receivers:', 1, true) ~= nil, generated:sub(1, 400))

  local running = client()
  running.stop()
  await('the server ends', function() return running.is_stopped() end)
  check('the server ended', true)
end

vim.defer_fn(function()
  local good, problem = xpcall(run, debug.traceback)
  check('the session ran to its end', good, problem)
  finish()
end, 10)
