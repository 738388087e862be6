# Completion of {{program}} in fish 3 or newer.
#   now:    {{program}} completion fish | source
#   always: {{program}} completion fish --install
# Made by {{program}}; it asks the program itself what fits, so it need not be made again for a new version.

function __{{function}}
    set -l before (commandline -opc)
    set -e before[1]
    set -l current (commandline -ct | string unescape)
    set -l lines ({{program}} __complete -- $before "$current" 2>/dev/null)
    test (count $lines) -gt 0; or return
    set -l directive (string replace -r '^:' '' -- $lines[-1])
    set -e lines[-1]

    # The value of --name=value is completed behind the name.
    set -l name (string match -r -- '^-[^=]*=' "$current")
    set -l value (string replace -r -- '^-[^=]*=' '' "$current")
    if test (math "bitand($directive, 8)") -ne 0
        for file in (__fish_complete_path "$value")
            if string match -qr '/$' -- $file
                echo "$name$file"
            else
                for ending in $lines
                    string match -q "*.$ending" -- (string split -f 1 \t -- $file); and echo "$name$file"
                end
            end
        end
    else if test (math "bitand($directive, 16)") -ne 0
        for directory in (__fish_complete_directories "$value" '')
            echo "$name$directory"
        end
    else if test (count $lines) -eq 0
        test (math "bitand($directive, 4)") -ne 0; and return
        for file in (__fish_complete_path "$value")
            echo "$name$file"
        end
    else
        for line in $lines
            echo "$name$line"
        end
    end
end

complete -c {{program}} -e
complete -c {{program}} -f -k -a '(__{{function}})'
