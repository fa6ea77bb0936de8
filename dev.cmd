@echo off
rem The project's front door on Windows: dev run, dev test. Needs Python 3.11 or newer with its launcher "py".
setlocal
set "root=%~dp0"
set "python=%root%.venv\Scripts\python.exe"
set "PYTHONUTF8=1"
set "PYTHONDONTWRITEBYTECODE="
set "command=%~1"

rem The arguments after the command word, as they were typed.
set "rest="
:more
shift
if not "%~1"=="" (
  set "rest=%rest% %1"
  goto more
)

if "%command%"=="run" goto run
if "%command%"=="test" goto test
echo dev run [options]   install all that is needed and open the window on demo data
echo dev test [options]  every check and test; with options pytest alone
if "%command%"=="" exit /b 0
if "%command%"=="help" exit /b 0
exit /b 2

:run
set "extra=office"
call :prepare
if errorlevel 1 exit /b 1
"%python%" -m svcdesk demo %rest%
exit /b %errorlevel%

:test
set "extra=test"
call :prepare
if errorlevel 1 exit /b 1
set "QT_QPA_PLATFORM=offscreen"
cd /d "%root%"
if defined rest goto pytest
"%python%" -m ruff check
if errorlevel 1 exit /b 1
"%python%" -m ruff format --check
if errorlevel 1 exit /b 1
"%python%" -m mypy
if errorlevel 1 exit /b 1
set "rest=-n 2"
:pytest
"%python%" -m pytest %rest%
exit /b %errorlevel%

:prepare
rem Installs again only where pyproject.toml differs from the copy kept at the last installation.
set "stamp=%root%.venv\prepared-%extra%.toml"
if not exist "%stamp%" goto install
fc /b "%root%pyproject.toml" "%stamp%" >nul 2>nul
if not errorlevel 1 exit /b 0
:install
if exist "%python%" goto packages
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))"
if errorlevel 1 (
  echo Python 3.11 or newer is needed. Install it from python.org, then try again.
  exit /b 1
)
py -3 -m venv "%root%.venv"
if errorlevel 1 exit /b 1
:packages
echo Preparing the Python environment; the first time takes about a minute.
"%python%" -m pip install --quiet --disable-pip-version-check --editable "%root%.[%extra%]"
if errorlevel 1 exit /b 1
copy /y "%root%pyproject.toml" "%stamp%" >nul
exit /b 0
