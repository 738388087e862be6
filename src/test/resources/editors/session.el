;;; session.el --- Drives a real Emacs through a session with the language server  -*- lexical-binding: t; -*-
;; Loaded by EmacsTest behind src/editors/emacs/kubectl-telemetry.el, where shop.yaml is a broken pipeline.

;; Nobody is there to be asked.
(defalias 'y-or-n-p #'always)
(setq eglot-sync-connect 60)

;; Which mode shows YAML does not matter here.
(unless (fboundp 'yaml-mode)
  (define-derived-mode yaml-mode text-mode "YAML"))

(defun session-check (what good found)
  (princ (format (if good "ok: %s\n" "FAILED: %s, but: %S\n") what found)))

(defun session-await (what condition)
  (let ((end (+ (float-time) 60)) found)
    (while (and (not (setq found (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (session-check what found nil)
    found))

(defun session-mistakes ()
  (seq-filter (lambda (diagnostic) (string-match-p "IsMatchh" (flymake-diagnostic-text diagnostic)))
              (flymake-diagnostics)))

(find-file "shop.yaml")
(yaml-mode)
(flymake-mode 1)
(apply #'eglot (eglot--guess-contact))
(session-await "Eglot starts our server" #'eglot-current-server)

(when (session-await "diagnostics come" (lambda () (flymake-start) (session-mistakes)))
  (let ((mistake (car (session-mistakes))))
    (session-check "the mistake stands at the function"
                   (string= (buffer-substring-no-properties (flymake-diagnostic-beg mistake) (flymake-diagnostic-end mistake))
                            "IsMatchh")
                   mistake)))

(search-forward "IsMatch")
(let ((candidates (all-completions "IsMatch" (nth 2 (eglot-completion-at-point)))))
  (session-check "IsMatch is a candidate"
                 (seq-some (lambda (candidate) (string-prefix-p "IsMatch" candidate)) candidates)
                 candidates))

(delete-char 1)
(session-await "diagnostics follow the edit"
               (lambda () (eglot--signal-textDocument/didChange) (flymake-start) (not (session-mistakes))))

(goto-char (point-min))
(search-forward "name: sho")
(eglot-rename "store")
(session-check "the pipeline is renamed" (save-excursion (goto-char (point-min)) (search-forward "name: store" nil t)) (buffer-string))

(eglot-shutdown (eglot-current-server))
(princ "end\n")
