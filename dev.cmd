@echo off
rem The project's front door on Windows: dev run, dev test. Needs Python 3.11 or newer with its launcher "py".
setlocal
set "root=%~dp0"
set "python=%root%.venv\Scripts\python.exe"
set "PYTHONUTF8=1"
set "PYTHONDONTWRITEBYTECODE="

if "%~1"=="run" goto run
if "%~1"=="test" goto test
echo dev run [options]   install all that is needed and open the window on demo data
echo dev test [options]  every check and test; with options pytest alone
if "%~1"=="" exit /b 0
if "%~1"=="help" exit /b 0
exit /b 2

:run
call :prepare office || exit /b 1
call :rest %*
"%python%" -m svcdesk demo %rest%
exit /b %errorlevel%

:test
call :prepare test || exit /b 1
call :rest %*
set "QT_QPA_PLATFORM=offscreen"
cd /d "%root%"
if defined rest (
  "%python%" -m pytest %rest%
  exit /b
)
"%python%" -m ruff check || exit /b 1
"%python%" -m ruff format --check || exit /b 1
"%python%" -m mypy || exit /b 1
"%python%" -m pytest -n 2
exit /b %errorlevel%

:rest
rem The arguments after the command word, as they were typed.
set "rest="
:more
shift
if "%~1"=="" exit /b 0
set "rest=%rest% %1"
goto more

:prepare
rem Installs again only where pyproject.toml differs from the copy kept at the last installation.
set "stamp=%root%.venv\prepared-%1.toml"
fc /b "%root%pyproject.toml" "%stamp%" >nul 2>nul && exit /b 0
if not exist "%python%" (
  py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" || (
    echo Python 3.11 or newer is needed. Install it from python.org, then try again.
    exit /b 1
  )
  py -3 -m venv "%root%.venv" || exit /b 1
)
echo Preparing the Python environment; the first time takes about a minute.
"%python%" -m pip install --quiet --disable-pip-version-check --editable "%root%.[%1]" || exit /b 1
copy /y "%root%pyproject.toml" "%stamp%" >nul
exit /b 0
