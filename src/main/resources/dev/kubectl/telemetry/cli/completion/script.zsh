#compdef {{program}}
# Completion of {{program}} in zsh.
#   now:    source <({{program}} completion zsh)
#   always: {{program}} completion zsh --install
# Made by {{program}}; it asks the program itself what fits, so it need not be made again for a new version.

_{{function}}() {
  local -a lines candidates options
  local line value description directive
  lines=("${(@f)$({{program}} __complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  [[ ${#lines} -gt 0 && ${lines[-1]} == :* ]] || return 1
  directive=${lines[-1]#:}
  lines[-1]=()

  # The value of --name=value is completed behind the name.
  [[ $PREFIX == -*=* ]] && compset -P '*='
  if ((directive & 8)); then
    _files -g "*.(${(j:|:)lines})(-.)"
    return
  elif ((directive & 16)); then
    _files -/
    return
  elif [[ ${#lines} -eq 0 ]]; then
    ((directive & 4)) && return 1
    _files
    return
  fi

  ((directive & 2)) && options+=(-S '')
  for line in "${lines[@]}"; do
    value=${line%%$'\t'*}
    value=${value//:/\\:}
    [[ $line == *$'\t'* ]] && value+=:${line#*$'\t'}
    candidates+=("$value")
  done
  if ((directive & 32)); then
    _describe -V 'value' candidates "${options[@]}"
  else
    _describe 'value' candidates "${options[@]}"
  fi
}

# Found in fpath, this file is the function's body; sourced, it announces the function.
if [[ ${funcstack[1]} == _{{program}} ]]; then
  _{{function}} "$@"
else
  compdef _{{function}} {{program}}
fi
