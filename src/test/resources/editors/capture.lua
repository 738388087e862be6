-- Shows a pipeline with a mistake in a real Neovim, and prints its screen; see NeovimCaptureTest.
vim.o.lines = 21
vim.o.columns = 108
vim.o.signcolumn = 'yes'
vim.o.number = true
vim.o.linebreak = true
vim.o.fillchars = 'eob: ,stl:─,stlnc:─'
vim.o.statusline = '── %t '
vim.o.laststatus = 2
vim.o.ruler = false
vim.o.shortmess = vim.o.shortmess .. 'F'
vim.diagnostic.config({
  virtual_text = {
    prefix = '■',
    format = function(d) return d.code .. ' ' .. vim.split(d.message, '\n')[1] end,
  },
  severity_sort = true,
})

local function screen()
  local lines = {}
  for row = 1, vim.o.lines do
    local cells = {}
    for column = 1, vim.o.columns do
      cells[column] = vim.fn.screenstring(row, column)
    end
    lines[row] = (table.concat(cells):gsub('%s+$', ''))
  end
  return (table.concat(lines, '\n'):gsub('%s+$', ''))
end

vim.defer_fn(function()
  local told = vim.wait(60000, function() return #vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }) > 0 end, 20)
  vim.diagnostic.setloclist({ title = 'kubectl-telemetry' })
  vim.cmd('resize 2 | setlocal nonumber signcolumn=no statusline=──\\ %{w:quickfix_title}\\  | wincmd p | normal! gg')
  vim.cmd('redraw!')
  io.stdout:write(told and screen() or 'there are no diagnostics', '\n')
  vim.cmd(told and 'qall!' or 'cquit 1')
end, 10)
