@echo off
chcp 65001 >nul
title 12345
if "%~1"=="" ("%~dp0node.exe" "%~dp0app\dist\pipeline\main.js" start) else ("%~dp0node.exe" "%~dp0app\dist\pipeline\main.js" start "%~1")
set code=%errorlevel%
echo.
pause
exit /b %code%
