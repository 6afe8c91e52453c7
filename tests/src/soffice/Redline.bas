REM What LibreOffice makes of Word files: all their changes accepted or rejected, paragraph by paragraph.

REM `jobs` is a file of lines: input, tab, what to do (accept, reject, none), tab, output.
Sub Run(jobs As String)
    Dim files As Object, lines As Object, parts
    files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    lines = createUnoService("com.sun.star.io.TextInputStream")
    lines.setInputStream(files.openFileRead(ConvertToURL(jobs)))
    lines.setEncoding("UTF-8")
    Do While Not lines.isEOF()
        parts = Split(Replace(lines.readLine(), Chr(10), ""), Chr(9))
        If UBound(parts) = 2 Then One(parts(0), parts(1), parts(2))
    Loop
    lines.closeInput()
    StarDesktop.terminate()
End Sub

Sub One(source As String, what As String, target As String)
    Dim arguments(0) As New com.sun.star.beans.PropertyValue
    Dim document As Object, helper As Object, files As Object, out As Object
    On Error Goto Failed
    files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    If files.exists(ConvertToURL(target)) Then files.kill(ConvertToURL(target))
    arguments(0).Name = "Hidden"
    arguments(0).Value = True
    document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, arguments())
    helper = createUnoService("com.sun.star.frame.DispatchHelper")
    If what = "accept" Then helper.executeDispatch(document.CurrentController.Frame, ".uno:AcceptAllTrackedChanges", "", 0, Array())
    If what = "reject" Then helper.executeDispatch(document.CurrentController.Frame, ".uno:RejectAllTrackedChanges", "", 0, Array())
    out = createUnoService("com.sun.star.io.TextOutputStream")
    out.setOutputStream(files.openFileWrite(ConvertToURL(target)))
    out.setEncoding("UTF-8")
    Paragraphs(document.Text, out, "")
    Dim index As Long
    For index = 0 To document.Footnotes.Count - 1
        Paragraphs(document.Footnotes.getByIndex(index), out, "note " & document.Footnotes.getByIndex(index).Label & ": ")
    Next index
    RunningHeads(document, out)
    out.closeOutput()
    document.close(True)
    Exit Sub
Failed:
    REM The missing output tells of it.
End Sub

REM The headers of the pages; what a footer counts is not counted anew when changes are settled.
Sub RunningHeads(document As Object, out As Object)
    Dim styles As Object, style As Object, index As Long
    styles = document.StyleFamilies.getByName("PageStyles")
    For index = 0 To styles.Count - 1
        style = styles.getByIndex(index)
        If style.isInUse() Then
            If style.HeaderIsOn Then
                Paragraphs(style.HeaderText, out, "header: ")
                If Not style.FirstIsShared Then Paragraphs(style.HeaderTextFirst, out, "first header: ")
            End If
        End If
    Next index
End Sub

Sub Paragraphs(text As Object, out As Object, head As String)
    Dim list As Object, item As Object, names, index As Long
    list = text.createEnumeration()
    Do While list.hasMoreElements()
        item = list.nextElement()
        If item.supportsService("com.sun.star.text.TextTable") Then
            names = item.getCellNames()
            For index = 0 To UBound(names)
                Paragraphs(item.getCellByName(names(index)), out, "cell: ")
            Next index
        Else
            out.writeString(head & item.getString() & Chr(10))
        End If
    Loop
End Sub
