# Completion of {{program}} in bash 4 or newer.
#   now:    source <({{program}} completion bash)
#   always: {{program}} completion bash --install
# Made by {{program}}; it asks the program itself what fits, so it need not be made again for a new version.

# Fills "words" with the words before and at the cursor. bash breaks words at = and :, too; here such parts are one word again.
_{{function}}_words() {
  local rest=${COMP_LINE:0:COMP_POINT} part i glued
  words=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    part=${COMP_WORDS[i]}
    glued=
    [[ $i -gt 0 && -n $rest && $rest != [[:space:]]* ]] && glued=yes
    rest=${rest#"${rest%%[![:space:]]*}"}
    ((i == COMP_CWORD)) && part=$rest
    rest=${rest#"$part"}
    if [[ $glued ]]; then
      words[${#words[@]} - 1]+=$part
    else
      words+=("$part")
    fi
  done
}

_{{function}}() {
  local words line directive=0 longest=0 current broken shown=yes values=() descriptions=()
  COMPREPLY=()
  _{{function}}_words
  while IFS= read -r line; do
    values+=("${line%%$'\t'*}")
    [[ $line == *$'\t'* ]] && descriptions+=("${line#*$'\t'}") || descriptions+=("")
  done < <({{program}} __complete -- "${words[@]:1}" 2>/dev/null)
  [[ ${#values[@]} -gt 0 ]] || return
  directive=${values[-1]#:}
  unset 'values[-1]' 'descriptions[-1]'

  current=${words[-1]}
  if ((directive & 8)); then
    _{{function}}_files "${values[@]}"
    return
  elif ((directive & 16)); then
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -d -- "${current#-*=}")
    return
  elif [[ ${#values[@]} -eq 0 ]]; then
    ((directive & 4)) && return
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -- "${current#-*=}")
    return
  fi

  ((directive & 2)) && compopt -o nospace
  ((directive & 32)) && compopt -o nosort 2>/dev/null
  # What stands before the last = or : is on the line already.
  [[ $current == -*=* ]] && current=${current#*=}
  broken=
  [[ $current == *[=:]* ]] && broken=${current%"${current##*[=:]}"}
  # Descriptions only where a list is shown, never where a value is put on the line.
  [[ ${#values[@]} -eq 1 || $COMP_TYPE == 37 || $COMP_TYPE == 42 ]] && shown=
  for line in "${values[@]}"; do
    ((${#line} > longest)) && longest=${#line}
  done
  local i
  for i in "${!values[@]}"; do
    line=${values[i]#"$broken"}
    if [[ $shown && -n ${descriptions[i]} ]]; then
      printf -v line '%-*s  (%s)' "$((longest - ${#broken}))" "$line" "${descriptions[i]}"
      line=${line:0:${COLUMNS:-80}}
    fi
    COMPREPLY+=("$line")
  done
}

# Files with one of these endings, and directories.
_{{function}}_files() {
  local file ending
  compopt -o filenames
  while IFS= read -r file; do
    if [[ -d $file ]]; then
      COMPREPLY+=("$file")
    else
      for ending in "$@"; do
        [[ $file == *."$ending" ]] && COMPREPLY+=("$file")
      done
    fi
  done < <(compgen -f -- "${current#-*=}")
}

complete -F _{{function}} {{program}}
