-- Starts the language server of kubectl-telemetry for YAML files; files without a MetricPipeline it leaves alone.
if vim.lsp.enable then
  vim.lsp.enable('kubectl_telemetry')
  return
end

-- Neovim before 0.11 knows no lsp/ folder.
local name = 'kubectl_telemetry'
local folder = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h:h')
local settings = dofile(folder .. '/lsp/' .. name .. '.lua')

--- The nearest folder above a file that has a marker; else the file's own.
local function root(file)
  local start = vim.fn.fnamemodify(file, ':p:h')
  for _, marker in ipairs(settings.root_markers) do
    local path = vim.fn.fnameescape(start) .. ';'
    local found = vim.fn.finddir(marker, path)
    found = found ~= '' and found or vim.fn.findfile(marker, path)
    if found ~= '' then
      return vim.fn.fnamemodify(found, ':p'):gsub('/$', ''):match('^(.*)/[^/]*$')
    end
  end
  return start
end

local function config(buffer)
  local folder_of_work = root(vim.api.nvim_buf_get_name(buffer))
  return {
    name = name,
    cmd = settings.cmd,
    root_dir = folder_of_work,
    capabilities = settings.capabilities or vim.lsp.protocol.make_client_capabilities(),
    on_attach = settings.on_attach,
  }
end

--- Neovim before 0.8 has no vim.lsp.start, which uses a server again that runs for the same folder.
local function start(new, buffer)
  if vim.lsp.start then
    return vim.lsp.start(new, { bufnr = buffer })
  end
  for _, client in ipairs(vim.lsp.get_active_clients()) do
    if client.name == new.name and client.config.root_dir == new.root_dir then
      return vim.lsp.buf_attach_client(buffer, client.id)
    end
  end
  local id = vim.lsp.start_client(new)
  return id and vim.lsp.buf_attach_client(buffer, id)
end

vim.api.nvim_create_autocmd('FileType', {
  group = vim.api.nvim_create_augroup(name, { clear = true }),
  pattern = settings.filetypes,
  callback = function(event)
    local is_file = vim.bo[event.buf].buftype == '' and vim.api.nvim_buf_get_name(event.buf) ~= ''
    if is_file and vim.fn.executable(settings.cmd[1]) == 1 then
      start(config(event.buf), event.buf)
    end
  end,
})
