;;; kubectl-telemetry.el --- Telemetry pipelines with Eglot  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "26.3") (eglot "1.9"))
;; Keywords: languages, tools
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Starts the language server of kubectl-telemetry for YAML files.  Eglot comes with Emacs 29 and newer; for older ones it
;; is a package.  Load this file, then `M-x eglot' in a file with a MetricPipeline; or always:
;;
;;   (add-hook 'yaml-mode-hook #'eglot-ensure)     ; or yaml-ts-mode-hook
;;
;; Files without an object of ours are left alone by the server.

;;; Code:

(require 'eglot)

(defgroup kubectl-telemetry nil
  "Telemetry pipelines."
  :group 'tools)

(defcustom kubectl-telemetry-command '("kubectl-telemetry" "lsp")
  "The program and the arguments that start the language server."
  :type '(repeat string))

(add-to-list 'eglot-server-programs
             (cons '(yaml-mode yaml-ts-mode)
                   (lambda (&rest _) kubectl-telemetry-command)))

(provide 'kubectl-telemetry)
;;; kubectl-telemetry.el ends here
