-- The language server of kubectl-telemetry, as vim.lsp.config (Neovim 0.11 and newer) reads it.
-- vim.g.kubectl_telemetry = { cmd = { ... } } replaces what stands here.
return vim.tbl_extend('force', {
  cmd = { 'kubectl-telemetry', 'lsp' },
  filetypes = { 'yaml' },
  root_markers = { '.telemetry-lint.yaml', '.git' },
}, vim.g.kubectl_telemetry or {})
