@echo off
"%~dp0node.exe" "%~dp0app\dist\pipeline\main.js" %*
