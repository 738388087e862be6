@echo off
rem Starts kubectl-telemetry on Windows from its folder: bin beside lib, which has one jar and its cache, and runtime, which has the Java for both.
setlocal
set "home=%~dp0.."
set "options=-XX:+UseSerialGC -XX:-UsePerfData --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"
if "%~1"=="run-manager" set "options=-XX:+UseSerialGC -XX:-UsePerfData --enable-native-access=ALL-UNNAMED"
if "%~1"=="lsp" set "options=-XX:+UseSerialGC -XX:-UsePerfData --enable-native-access=ALL-UNNAMED"
"%home%\runtime\bin\java.exe" %options% "-XX:AOTCache=%home%\lib\@NAME@.aot" -Xlog:aot=off -Xlog:cds=off %KUBECTL_TELEMETRY_JAVA_OPTIONS% -cp "%home%\lib\@NAME@.jar" dev.kubectl.telemetry.cli.Main %*
