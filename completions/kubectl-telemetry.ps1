# Completion of kubectl-telemetry in PowerShell.
#   now:    kubectl-telemetry completion powershell | Out-String | Invoke-Expression
#   always: kubectl-telemetry completion powershell --install
# Made by kubectl-telemetry; it asks the program itself what fits, so it need not be made again for a new version.

Register-ArgumentCompleter -Native -CommandName 'kubectl-telemetry' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $words = @()
    foreach ($element in ($commandAst.CommandElements | Select-Object -Skip 1)) {
        if ($element.Extent.EndOffset -lt $cursorPosition -or
            ($element.Extent.EndOffset -eq $cursorPosition -and $wordToComplete -eq '')) {
            $words += $element.ToString().Trim("'", '"')
        }
    }
    # Before 7.3 an empty argument got lost on its way to a program unless it was written as two quotes.
    $current = $wordToComplete
    if ($current -eq '' -and ($PSVersionTable.PSVersion -lt [version]'7.3' -or
            $PSNativeCommandArgumentPassing -eq 'Legacy')) {
        $current = '""'
    }
    $lines = @(& 'kubectl-telemetry' __complete -- $words $current 2>$null)
    if ($lines.Count -eq 0) { return }
    $directive = [int]$lines[-1].TrimStart(':')
    $lines = @($lines | Select-Object -SkipLast 1)

    # PowerShell completes file names by itself when nothing is returned.
    if (($directive -band 24) -ne 0) { return }
    $space = if (($directive -band 2) -ne 0) { '' } else { ' ' }
    $name = if ($wordToComplete -match '^(-[^=]*=)') { $Matches[1] } else { '' }
    if ($lines.Count -eq 0) {
        if (($directive -band 4) -ne 0) { '' }
        return
    }
    foreach ($line in $lines) {
        $value, $description = $line -split "`t", 2
        if (-not $description) { $description = $value }
        [System.Management.Automation.CompletionResult]::new(
            "$name$value$space", $value, 'ParameterValue', $description)
    }
}
